using System.ComponentModel;

namespace AmiPipeline.Requests;

/// <summary>Copies of the image in other Regions.</summary>
public sealed record RequestCopies
{
    /// <summary>Where to, at most 100 Regions.</summary>
    [Description("Where to, at most 100 Regions.")]
    public required IReadOnlyList<RequestCopy> To { get; init; }
}
