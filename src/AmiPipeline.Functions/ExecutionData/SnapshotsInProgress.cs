using System.Diagnostics.CodeAnalysis;
using AmiPipeline.Waiting;

namespace AmiPipeline.Functions.ExecutionData;

/// <summary>The snapshots of the new image, and the wait for them.</summary>
public sealed record SnapshotsInProgress
{
    /// <summary>The account and Region that they are made in.</summary>
    public required AwsLocation Location { get; init; }

    /// <summary>The snapshots, one for each device that has one.</summary>
    public IReadOnlyList<DeviceSnapshot> Items { get; init; } = [];

    /// <summary>The devices whose snapshots EC2 would not start yet, since as many as the quota allows are under way.</summary>
    public IReadOnlyList<string> NotStarted { get; init; } = [];

    /// <summary>Why it would not, in its words.</summary>
    public string? Refusal { get; init; }

    /// <summary>Whether it is the queue of copies that keeps them, and not EC2: then each check is followed by another attempt.</summary>
    public bool InQueue { get; init; }

    /// <summary>The slots of the queue of copies that the snapshots hold; null for none.</summary>
    public HeldSlots? Slots { get; init; }

    /// <summary>How many of the snapshots were under way when it would not.</summary>
    public int UnderWay { get; init; }

    /// <summary>When the last of them was started.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>Whether the state machine is to start more.</summary>
    public bool StartMore { get; init; }

    /// <summary>Whether the state machine may continue.</summary>
    public bool Ready { get; init; }

    /// <summary>The wait.</summary>
    [AllowNull]
    public WaitState Wait { get; init => field = value ?? new(); } = new();
}

/// <summary>A new snapshot and the device name that it is for.</summary>
/// <param name="DeviceName">The device name.</param>
/// <param name="SnapshotId">The snapshot's id.</param>
public sealed record DeviceSnapshot(string DeviceName, string SnapshotId);
