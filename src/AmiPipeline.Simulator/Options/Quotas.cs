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
}
