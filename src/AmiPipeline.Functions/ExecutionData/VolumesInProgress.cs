using System.Diagnostics.CodeAnalysis;
using AmiPipeline.Waiting;

namespace AmiPipeline.Functions.ExecutionData;

/// <summary>The created volumes, and the wait for their next state.</summary>
public sealed record VolumesInProgress
{
    /// <summary>The account and Region that they are made in.</summary>
    public required AwsLocation Location { get; init; }

    /// <summary>The volumes; none if the plan creates none.</summary>
    public IReadOnlyList<DeviceVolume> Items { get; init; } = [];

    /// <summary>Whether the state machine may continue.</summary>
    public bool Ready { get; init; }

    /// <summary>The wait.</summary>
    [AllowNull]
    public WaitState Wait { get; init => field = value ?? new(); } = new();
}

/// <summary>A created volume and the device name that it is for.</summary>
/// <param name="DeviceName">The device name.</param>
/// <param name="VolumeId">The volume's id.</param>
public sealed record DeviceVolume(string DeviceName, string VolumeId);
