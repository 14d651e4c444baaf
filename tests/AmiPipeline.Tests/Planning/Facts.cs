using AmiPipeline.Verification;

namespace AmiPipeline.Tests.Planning;

/// <summary>What AWS says in the planner's tests: one account in one Region, and a plain Linux image of two volumes unless told otherwise.</summary>
internal static class Facts
{
    public const string Account = "111111111111";
    public const string OtherAccount = "222222222222";
    public const string Region = "eu-west-1";
    public const string ImageId = "ami-0123456789abcdef0";
    public const string InstanceId = "i-0123456789abcdef0";
    public const string Digest = "d1935e";

    public static readonly AwsLocation Location = new(Account, Region);

    public static readonly ExecutionIdentity Execution = new(
        $"arn:aws:states:{Region}:{Account}:execution:ami-pipeline:run-7", "run-7", $"arn:aws:states:{Region}:{Account}:stateMachine:ami-pipeline");

    public static readonly ImageAttributes Linux = new()
    {
        Architecture = "x86_64",
        VirtualizationType = "hvm",
        EnaSupport = true,
        SriovNetSupport = "simple",
        BootMode = "",
        TpmSupport = "",
        UefiData = "",
        ImdsSupport = "",
        PlatformDetails = "Linux/UNIX",
        RootDeviceName = "/dev/xvda",
    };

    /// <summary>The ARN of the key that tests call by a short name.</summary>
    public static string Key(string name, string account = Account, string region = Region) => $"arn:aws:kms:{region}:{account}:key/{name}";

    /// <summary>The facts of an image with these devices; <c>/dev/xvda</c> and <c>/dev/sdb</c>, both plain, if none are given.</summary>
    public static PlanFacts Of(params SourceDevice[] devices) => new()
    {
        Execution = Execution,
        Identity = new RequestIdentity("golden", Digest),
        Account = new AccountFacts
        {
            Location = Location,
            DefaultKey = new KeyFacts { Arn = Key("default") },
            AvailabilityZones = ["eu-west-1a", "eu-west-1b"],
        },
        Source = new SourceFacts
        {
            Kind = SourceKind.Image,
            Id = ImageId,
            Name = "base",
            State = "available",
            OwnerId = Account,
            Attributes = Linux,
            Devices = devices.Length > 0 ? devices : [Device("/dev/xvda"), Device("/dev/sdb")],
        },
        Keys = new[] { "k1", "k2", "k3" }.ToDictionary(name => $"alias/{name}", name => new KeyFacts { Arn = Key(name) }),
    };

    /// <summary>The facts of a stopped instance with these volumes.</summary>
    public static PlanFacts OfInstance(params SourceDevice[] devices) => Of(devices).Source(source => source with
    {
        Kind = SourceKind.Instance,
        Id = InstanceId,
        Name = "web",
        State = "stopped",
        AgreesToCapture = true,
        Devices = [.. source.Devices.Select(device => device with { SnapshotId = null })],
    });

    /// <summary>A volume of the source, under the account's own snapshot; plain unless a key is given.</summary>
    public static SourceDevice Device(string name, string? key = null) => new()
    {
        DeviceName = name,
        SnapshotId = $"snap-of-{name[5..]}",
        OwnerId = Account,
        Encrypted = key is not null,
        KmsKeyArn = key is null ? null : Key(key),
        Volume = new(SizeGiB: 8, VolumeType: "gp3", Iops: 3000, Throughput: 125, DeleteOnTermination: true),
    };

    /// <summary>A volume whose snapshot another account shares, encrypted under that account's key.</summary>
    public static SourceDevice SharedDevice(string name, string key) =>
        Device(name, key) with { OwnerId = OtherAccount, KmsKeyArn = Key(key, OtherAccount) };

    /// <summary>A mapping without a snapshot: an empty volume at each launch.</summary>
    public static SourceDevice EmptyMapping(string name) =>
        Device(name) with { SnapshotId = null, HasContent = false, OwnerId = null };

    public static SourceDevice WithVolume(this SourceDevice device, Func<VolumeSettings, VolumeSettings> change) => device with { Volume = change(device.Volume) };

    public static PlanFacts Source(this PlanFacts facts, Func<SourceFacts, SourceFacts> change) => facts with { Source = change(facts.Source) };

    public static PlanFacts Attributes(this PlanFacts facts, Func<ImageAttributes, ImageAttributes> change) =>
        facts.Source(source => source with { Attributes = change(source.Attributes) });

    public static PlanFacts EncryptsByDefault(this PlanFacts facts) => facts with { Account = facts.Account with { EncryptionByDefault = true } };

    public static PlanFacts DefaultKey(this PlanFacts facts, KeyFacts key) => facts with { Account = facts.Account with { DefaultKey = key } };

    /// <summary>The AWS managed key is the default, and the account has never used it.</summary>
    public static PlanFacts DefaultKeyNotYetCreated(this PlanFacts facts) => facts.DefaultKey(new KeyFacts { AwsManaged = true });

    public static PlanFacts WithKey(this PlanFacts facts, string named, KeyFacts key) =>
        facts with { Keys = new Dictionary<string, KeyFacts>(facts.Keys) { [named] = key } };

    /// <summary>An image was committed for the same request.</summary>
    public static PlanFacts Committed(this PlanFacts facts, ObservedImage image) => facts with
    {
        Committed = new CommittedImageFacts { Image = image, Execution = facts.Execution, Identity = facts.Identity, Account = facts.Account, Keys = facts.Keys, Guardrails = facts.Guardrails },
        ImageWithSameName = new ImageWithSameName(image.ImageId, Digest, "arn:aws:states:eu-west-1:111111111111:execution:ami-pipeline:run-6", "committed"),
    };

    public static PlanFacts WithSnapshot(this PlanFacts facts, SnapshotFacts snapshot) =>
        facts with { Snapshots = new Dictionary<string, SnapshotFacts>(facts.Snapshots) { [snapshot.SnapshotId] = snapshot } };

    /// <summary>A snapshot that requests can name; 20 GiB, the account's own, plain unless a key is given.</summary>
    public static SnapshotFacts Snapshot(string id, string? key = null) =>
        new(id, "completed", Account, key is not null, key is null ? null : Key(key), 20);
}
