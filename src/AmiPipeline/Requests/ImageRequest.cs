using System.ComponentModel;
using System.Text.Json.Serialization;

namespace AmiPipeline.Requests;

/// <summary>What a user requests: one image, made from a source, with its snapshots encrypted as specified.</summary>
/// <remarks>Read from JSON by <see cref="RequestReader"/>, which reports every fault of a document at once.</remarks>
public sealed record ImageRequest
{
    /// <summary>The image or the instance to start from: exactly one of <c>imageId</c> and <c>instanceId</c>.</summary>
    [Description("The image or the instance to start from: exactly one of imageId and instanceId.")]
    public required RequestSource Source { get; init; }

    /// <summary>The new image's name, 3 to 128 characters. <c>{source.name}</c>, <c>{source.id}</c> and <c>{execution}</c> are replaced.</summary>
    [Description("The new image's name, 3 to 128 characters. {source.name}, {source.id} and {execution} are replaced.")]
    public required string Name { get; init; }

    /// <summary>The new image's description, at most 255 characters. Default: none.</summary>
    [Description("The new image's description, at most 255 characters. Default: none.")]
    public string? Description { get; init; }

    /// <summary>The key for every snapshot that volumes gives no key of its own: a key id, key ARN, alias, alias ARN, or <c>"default"</c> for the account's default EBS key. Absent: each snapshot's encryption status is preserved.</summary>
    [Description("The key for every snapshot that volumes gives no key of its own: a key id, key ARN, alias, alias ARN, or \"default\" for the account's default EBS key. Absent: each snapshot's encryption status is preserved.")]
    public string? KmsKeyId { get; init; }

    /// <summary>How to make the image. auto (the default): the safest way that produces the requested result, without booting anything; copy: one <c>CopyImage</c>; snapshots: copy every snapshot and register an image over the copies; instance: launch the source once, put volumes that nothing has booted from in place of its own, attach the added ones, and create the image of that instance.</summary>
    [Description("How to make the image. auto (the default): the safest way that produces the requested result, without booting anything; copy: one CopyImage; snapshots: copy every snapshot and register an image over the copies; instance: launch the source once, put volumes that nothing has booted from in place of its own, attach the added ones, and create the image of that instance.")]
    public RequestedRoute Via { get; init; }

    /// <summary>Volumes to re-encrypt, change or add. A <c>deviceName</c> that the source has re-encrypts or changes that volume; any other adds one, empty with <c>sizeGiB</c> or from <c>snapshotId</c>. Default: none.</summary>
    [Description("Volumes to re-encrypt, change or add. A deviceName that the source has re-encrypts or changes that volume; any other adds one, empty with sizeGiB or from snapshotId. Default: none.")]
    public IReadOnlyList<RequestVolume> Volumes { get; init; } = [];

    /// <summary>How the temporary instance of <c>via: instance</c> is launched. Default: chosen by the planner.</summary>
    [Description("How the temporary instance of via: instance is launched. Default: chosen by the planner.")]
    public RequestInstance? Instance { get; init; }

    /// <summary>In how many minutes each copy of a snapshot is to be done: 15 to 2,880, in steps of 15. EC2 charges for such time-based copies. Default: best effort, which costs nothing extra.</summary>
    [Description("In how many minutes each copy of a snapshot is to be done: 15 to 2,880, in steps of 15. EC2 charges for such time-based copies. Default: best effort, which costs nothing extra.")]
    public int? CompleteWithinMinutes { get; init; }

    /// <summary>Whether an image or a copy of the same source that is already as planned is kept, whatever its name, instead of made again. Default: false, which keeps only what was committed for the same request.</summary>
    [Description("Whether an image or a copy of the same source that is already as planned is kept, whatever its name, instead of made again. Default: false, which keeps only what was committed for the same request.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool SkipIfCompliant { get; init; }

    /// <summary>Copies of the image in other Regions, each with its own keys. Default: none.</summary>
    [Description("Copies of the image in other Regions, each with its own keys. Default: none.")]
    public RequestCopies? Copies { get; init; }

    /// <summary>Who may use the image and its copies once they are made. What they can use already they keep. Default: nobody else.</summary>
    [Description("Who may use the image and its copies once they are made. What they can use already they keep. Default: nobody else.")]
    public RequestSharing? ShareWith { get; init; }

    /// <summary>Who may no longer use the image and its copies. Default: nobody loses access.</summary>
    [Description("Who may no longer use the image and its copies. Default: nobody loses access.")]
    public RequestUnsharing? UnshareFrom { get; init; }

    /// <summary>What is done with the image and its copies once they are committed, each in its own account and Region. Default: nothing.</summary>
    [Description("What is done with the image and its copies once they are committed, each in its own account and Region. Default: nothing.")]
    public RequestPublish? Publish { get; init; }

    /// <summary>What of it is done with the image itself: nothing if only its copies are to stay.</summary>
    [JsonIgnore]
    public RequestPublish? PublishOfImage => Copies is { KeepSource: false } ? null : Publish;

    /// <summary>Which older images are removed once the image is committed, at each destination separately. Default: none.</summary>
    [Description("Which older images are removed once the image is committed, at each destination separately. Default: none.")]
    public RequestRetention? Retention { get; init; }

    /// <summary>Tags for the image, its snapshots and everything temporary; at most 40. Default: none.</summary>
    [Description("Tags for the image, its snapshots and everything temporary; at most 40. Default: none.")]
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new SortedDictionary<string, string>(StringComparer.Ordinal);
}

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

/// <summary>How a request wants its image made: the field <c>via</c>.</summary>
[JsonConverter(typeof(JsonNameConverter<RequestedRoute>))]
public enum RequestedRoute
{
    /// <summary>The planner chooses the safest route that produces the requested result, and refuses rather than boot anything unasked.</summary>
    [JsonStringEnumMemberName("auto")]
    Auto,

    /// <summary>One <c>CopyImage</c>: each snapshot's status is preserved, or one key serves for all.</summary>
    [JsonStringEnumMemberName("copy")]
    Copy,

    /// <summary>Launch a temporary instance of the source, replace the volumes that it has booted from, attach the added ones, and create the image of it.</summary>
    [JsonStringEnumMemberName("instance")]
    Instance,

    /// <summary>Copy every snapshot under its own key and register an image over the copies. Boots nothing.</summary>
    [JsonStringEnumMemberName("snapshots")]
    Snapshots,
}
