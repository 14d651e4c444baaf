namespace AmiPipeline.Functions.ExecutionData;

/// <summary>A new snapshot and the device name that it is for.</summary>
/// <param name="DeviceName">The device name.</param>
/// <param name="SnapshotId">The snapshot's id.</param>
public sealed record DeviceSnapshot(string DeviceName, string SnapshotId);
