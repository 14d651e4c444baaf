using System.ComponentModel;

namespace AmiPipeline.Requests;

/// <summary>How many images of a family stay, and how the others go.</summary>
public sealed record RequestRetention
{
    /// <summary>How long an image waits on each step out, if the request does not say: 30 days.</summary>
    public const int DefaultDays = 30;

    /// <summary>The family: images that this pipeline makes with the same family, whatever their names, replace one another. 1 to 128 letters, digits and <c>._/-</c>.</summary>
    [Description("The family: images that this pipeline makes with the same family, whatever their names, replace one another. 1 to 128 letters, digits and ._/-.")]
    public required string Family { get; init; }

    /// <summary>How many of the newest available images of the family stay in each account and Region, the new one among them: 1 to 1,000.</summary>
    [Description("How many of the newest available images of the family stay in each account and Region, the new one among them: 1 to 1,000.")]
    public required int KeepLatest { get; init; }

    /// <summary>An image whose use is not known is deprecated first. In how many days it is then disabled: 1 to 3,650. Default: 30.</summary>
    [Description("An image whose use is not known is deprecated first. In how many days it is then disabled: 1 to 3,650. Default: 30.")]
    public int DisableAfterDays { get; init; } = DefaultDays;

    /// <summary>In how many days after that it is deregistered, with its snapshots: 1 to 3,650. Default: 30.</summary>
    [Description("In how many days after that it is deregistered, with its snapshots: 1 to 3,650. Default: 30.")]
    public int RemoveAfterDays { get; init; } = DefaultDays;
}
