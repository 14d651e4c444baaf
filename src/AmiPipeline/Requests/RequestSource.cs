using System.ComponentModel;

namespace AmiPipeline.Requests;

/// <summary>Where an image is made from: exactly one of an image and an instance.</summary>
public sealed record RequestSource
{
    /// <summary>The id of an EBS-backed image.</summary>
    [Description("The id of an EBS-backed image.")]
    public string? ImageId { get; init; }

    /// <summary>The account that owns the image, where the pipeline is to get access to it for as long as the execution lasts. Default: the account has access already.</summary>
    [Description("The account that owns the image, where the pipeline is to get access to it and to its snapshots and keys for as long as the execution lasts, through the role AmiPipelineSource of that account. Absent: the image is the account's own, or shared with it.")]
    public string? AccountId { get; init; }

    /// <summary>The id of a running or stopped instance.</summary>
    [Description("The id of a running or stopped instance.")]
    public string? InstanceId { get; init; }

    /// <summary>Whether EC2 may reboot a running source instance. Must be said for a running instance: EC2 reboots by default.</summary>
    [Description("Whether EC2 may reboot the source instance to get a consistent image; must be said when it is running.")]
    public bool? Reboot { get; init; }
}
