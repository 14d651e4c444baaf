namespace AmiPipeline.Plans;

/// <summary>An instance store volume in a block device mapping. It has no snapshot and is passed on as it is.</summary>
/// <param name="DeviceName">The device name.</param>
/// <param name="VirtualName">EC2's name of the instance store volume, such as <c>ephemeral0</c>.</param>
public sealed record EphemeralDevice(string DeviceName, string VirtualName);
