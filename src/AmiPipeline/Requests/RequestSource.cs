using System.ComponentModel;

namespace AmiPipeline.Requests;

/// <summary>Where an image is made from: exactly one of an image and an instance.</summary>
public sealed record RequestSource
{
    /// <summary>The id of an EBS-backed image, or <c>resolve:ssm:</c> and the name of a Systems Manager parameter that holds it.</summary>
    [Description("The id of an EBS-backed image, or resolve:ssm: and the name of a Systems Manager parameter that holds it.")]
    public string? ImageId { get; init; }

    /// <summary>The account that owns the image, if the pipeline is to get access to it and to its snapshots and keys for as long as the execution lasts, through the role <c>AmiPipelineSource</c> of that account. Absent: the image is the account's own, or shared with it.</summary>
    [Description("The account that owns the image, if the pipeline is to get access to it and to its snapshots and keys for as long as the execution lasts, through the role AmiPipelineSource of that account. Absent: the image is the account's own, or shared with it.")]
    public string? AccountId { get; init; }

    /// <summary>The id of a running or stopped instance.</summary>
    [Description("The id of a running or stopped instance.")]
    public string? InstanceId { get; init; }

    /// <summary>Whether EC2 may reboot the source instance to get a consistent image; must be said when it is running, since EC2 reboots by default.</summary>
    [Description("Whether EC2 may reboot the source instance to get a consistent image; must be said when it is running, since EC2 reboots by default.")]
    public bool? Reboot { get; init; }
}
