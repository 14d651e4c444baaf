namespace AmiPipeline.Simulator.Options;

/// <summary>How a simulated cloud behaves if AWS leaves it open, or if a test wants it otherwise.</summary>
public sealed record SimulatorOptions
{
    /// <summary>The clock. Every state is derived from it, so that virtual time makes an hour pass at once.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>The seed of ids, request ids and jitter: same seed and same calls, same answers. Default 1.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>
    /// The id of every request: with it, answers that say the same are the same to the last byte, and one call more changes no id of what is made
    /// later. Default, null: each has its own id, as on AWS.
    /// </summary>
    public string? RequestId { get; init; }

    /// <summary>How long everything takes. Default: <see cref="LatencyModel.Typical"/>.</summary>
    public LatencyModel Latency { get; init; } = LatencyModel.Typical;

    /// <summary>The key of an own encrypted snapshot that CopyImage copies without a key; AWS's texts disagree. Default: the source's key.</summary>
    public EncryptedCopyWithoutKey EncryptedCopyWithoutKey { get; init; } = EncryptedCopyWithoutKey.SourceKey;

    /// <summary>How late new ids and tags are seen. Default: at once.</summary>
    public EventualConsistency EventualConsistency { get; init; } = EventualConsistency.None;

    /// <summary>
    /// Whether DescribeImages shows the snapshot ids of an image that is still <c>pending</c>. AWS does not say. Default true.
    /// </summary>
    public bool PendingImagesShowSnapshots { get; init; } = true;

    /// <summary>
    /// Whether CopyImage refuses the name of an image that the account already has in the Region, as CreateImage and RegisterImage do.
    /// Reports from the field disagree. Default true.
    /// </summary>
    public bool CopiesNeedUniqueNames { get; init; } = true;

    /// <summary>
    /// Whether DescribeImages still shows an image that an enabled Allowed AMIs setting does not allow, with <c>imageAllowed</c> false. AWS says that
    /// it cannot be discovered. Default false.
    /// </summary>
    public bool DisallowedImagesAreDescribed { get; init; }

    /// <summary>Whether calls are refused with <c>RequestLimitExceeded</c> by AWS's request token buckets. Default false.</summary>
    public bool LimitRequestRates { get; init; }

    /// <summary>
    /// Whether GetEbsDefaultKmsKeyId shows the ARN of the AWS managed key, as the API Reference says, and not <c>alias/aws/ebs</c>, as AWS's own
    /// example of it does. Default false.
    /// </summary>
    public bool DefaultKeyIsShownAsArn { get; init; }

    /// <summary>How many CopyImage into a Region an account may have under way, from 1. Default 300, as AWS has it today; it was 100.</summary>
    public int ConcurrentImageCopies { get; init; } = 300;

    /// <summary>How many CopySnapshot into a Region an account may have under way, from 1. Default 20, as AWS has it today.</summary>
    public int ConcurrentSnapshotCopies { get; init; } = 20;

    /// <summary>
    /// Whether the snapshots that CopyImage makes count among <see cref="ConcurrentSnapshotCopies"/>. AWS does not say. Default false.
    /// </summary>
    public bool ImageCopiesCountAsSnapshotCopies { get; init; }

    /// <summary>How much of everything an account may have in a Region. Default: as AWS has it for a new account.</summary>
    public Quotas Quotas { get; init; } = new();

    /// <summary>How many of the newest calls the call log keeps. Default all; a simulator that runs for long keeps fewer.</summary>
    public int CallsKept { get; init; } = int.MaxValue;

    /// <summary>How many of the newest events the event log keeps. Default all; a simulator that runs for long keeps fewer.</summary>
    public int EventsKept { get; init; } = int.MaxValue;

    /// <summary>
    /// How many of the newest client tokens each Region remembers. AWS does not say how long it does. Default all; a simulator that runs for
    /// long keeps fewer.
    /// </summary>
    public int ClientTokensKept { get; init; } = int.MaxValue;

    /// <summary>
    /// Whether a role that names a nonexistent id learns that, if it may not act on resources without tags; otherwise it is refused with
    /// <c>UnauthorizedOperation</c>. AWS does not say. Default false.
    /// </summary>
    public bool ReportsUnknownIdsToRoles { get; init; }

    /// <summary>
    /// Whether the snapshots that CopyImage and CreateImage make send events of their own beside the image's. AWS does not say. Default false.
    /// </summary>
    public bool SnapshotsOfImagesSendEvents { get; init; }
}
