using System.ComponentModel;

namespace AmiPipeline.Requests;

/// <summary>One copy of the image.</summary>
public sealed record RequestCopy
{
    /// <summary>The word for every Region that the account has enabled and the deployment allows.</summary>
    public const string AllRegions = "all";

    /// <summary>The account that gets the copy, through its role <c>AmiPipelineTarget</c>. Default: the image's own.</summary>
    [Description("The account that gets the copy, through its role AmiPipelineTarget. Default: the image's own.")]
    public string? AccountId { get; init; }

    /// <summary>The Region, such as <c>eu-west-1</c>; in the image's own account another one than the image's. Exactly one of <c>region</c> and <c>regions</c>.</summary>
    [Description("The Region, such as eu-west-1; in the image's own account another one than the image's. Exactly one of region and regions.")]
    public string? Region { get; init; }

    /// <summary>Several Regions, a copy in each; or <c>"all"</c> for every Region that the account has enabled and the deployment allows.</summary>
    [Description("Several Regions, a copy in each; or \"all\" for every Region that the account has enabled and the deployment allows.")]
    public IReadOnlyList<string>? Regions { get; init; }

    /// <summary>The copy's name, with the same placeholders as the image's. Default: the image's name.</summary>
    [Description("The copy's name, with the same placeholders as the image's. Default: the image's name.")]
    public string? Name { get; init; }

    /// <summary>The key in that Region for every snapshot that volumes gives no key of its own, named as for the image. Absent: encrypted snapshots come under the account's default EBS key in the Region, and others stay unencrypted.</summary>
    [Description("The key in that Region for every snapshot that volumes gives no key of its own, named as for the image. Absent: encrypted snapshots come under the account's default EBS key in the Region, and others stay unencrypted.")]
    public string? KmsKeyId { get; init; }

    /// <summary>Keys of individual volumes, by device name. Default: none.</summary>
    [Description("Keys of individual volumes, by device name. Default: none.")]
    public IReadOnlyList<RequestCopyVolume> Volumes { get; init; } = [];

    /// <summary>As the request's, for this copy. Default: best effort.</summary>
    [Description("As the request's, for this copy. Default: best effort.")]
    public int? CompleteWithinMinutes { get; init; }

    /// <summary>How this copy is published, instead of the request's publish; {} for not at all. Default: as the image.</summary>
    [Description("How this copy is published, instead of the request's publish; {} for not at all. Default: as the image.")]
    public RequestPublish? Publish { get; init; }

    /// <summary>Whether the Regions are those that the account has enabled.</summary>
    public bool HasAllRegions() => Regions is [AllRegions];

    /// <summary>The Regions that are named.</summary>
    public IReadOnlyList<string> NamedRegions() => Region is not null ? [Region] : HasAllRegions() ? [] : Regions ?? [];
}

/// <summary>The key of one volume of a copy.</summary>
public sealed record RequestCopyVolume
{
    /// <summary>The device name, as the image has it.</summary>
    [Description("The device name, as the image has it.")]
    public required string DeviceName { get; init; }

    /// <summary>The key for this volume's snapshot, in the copy's Region.</summary>
    [Description("The key for this volume's snapshot, in the copy's Region.")]
    public required string KmsKeyId { get; init; }
}
