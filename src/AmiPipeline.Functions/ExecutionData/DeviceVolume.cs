namespace AmiPipeline.Functions.ExecutionData;

/// <summary>A created volume and the device name that it is for.</summary>
/// <param name="DeviceName">The device name.</param>
/// <param name="VolumeId">The volume's id.</param>
public sealed record DeviceVolume(string DeviceName, string VolumeId);
