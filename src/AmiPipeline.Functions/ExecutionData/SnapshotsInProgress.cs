using AmiPipeline.Waiting;

namespace AmiPipeline.Functions.ExecutionData;

/// <summary>The snapshots of the new image, and the wait for them.</summary>
public sealed record SnapshotsInProgress
{
    /// <summary>The account and Region that they are made in.</summary>
    public required AwsLocation Location { get; init; }

    /// <summary>The snapshots, one for each device that has one.</summary>
    public IReadOnlyList<DeviceSnapshot> Items { get; init; } = [];

    /// <summary>Whether the state machine may go on.</summary>
    public bool Ready { get; init; }

    /// <summary>The wait.</summary>
    public WaitState Wait { get; init; } = new();
}
