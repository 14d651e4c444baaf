namespace AmiPipeline.Simulator.Options;

/// <summary>How much of everything an account may have in a Region (EC2 User Guide, "AMI quotas"; EBS, "Amazon EBS quotas").</summary>
public sealed record Quotas
{
    /// <summary>Images, from 1. Default 50,000.</summary>
    public int Images { get; init; } = 50_000;

    /// <summary>Public images, from 0. Default 5.</summary>
    public int PublicImages { get; init; } = 5;

    /// <summary>Whom an image may be shared with, from 0. Default 1,000.</summary>
    public int ImageShares { get; init; } = 1_000;

    /// <summary>Snapshots, from 1. Default 100,000.</summary>
    public int Snapshots { get; init; } = 100_000;

    /// <summary>GiB of all volumes of a type together; a type that is missing has no limit. Default: 50 TiB of each, and 20 TiB of io2.</summary>
    public IReadOnlyDictionary<string, int> StorageGiB { get; init; } =
        new Dictionary<string, int> { ["gp2"] = 51_200, ["gp3"] = 51_200, ["io1"] = 51_200, ["io2"] = 20_480, ["st1"] = 51_200, ["sc1"] = 51_200, ["standard"] = 51_200 };

    /// <summary>Provisioned IOPS of all volumes of a type together; a type that is missing has no limit. Default: 300,000 of io1, and 100,000 of io2.</summary>
    public IReadOnlyDictionary<string, int> Iops { get; init; } = new Dictionary<string, int> { ["io1"] = 300_000, ["io2"] = 100_000 };
}
