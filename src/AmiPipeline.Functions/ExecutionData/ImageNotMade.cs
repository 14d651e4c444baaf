using AmiPipeline.Verification;

namespace AmiPipeline.Functions.ExecutionData;

/// <summary>Stands for the image if none is made, since all copies exist: read as a <see cref="VerifiedImage"/> and as an <see cref="ImageWithCopies"/>.</summary>
/// <param name="Name">The name that it would have.</param>
/// <param name="Location">The account and Region that it would be in.</param>
/// <param name="SourceId">What it would be made from.</param>
/// <param name="Reason">Why it is not made.</param>
/// <param name="Warnings">The plan's warnings.</param>
public sealed record ImageNotMade(string Name, AwsLocation Location, string SourceId, string Reason, IReadOnlyList<string> Warnings)
{
    /// <summary>It has no id.</summary>
    public string ImageId { get; } = "";

    /// <summary>No way.</summary>
    public ImageRoute Route { get; } = ImageRoute.None;

    /// <summary>No devices.</summary>
    public IReadOnlyList<VerifiedDevice> Devices { get; } = [];

    /// <summary>It does not stay.</summary>
    public bool IsKept { get; }
}
