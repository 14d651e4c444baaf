namespace AmiPipeline.Simulator.Ec2.Instances;

/// <summary>One volume of an instance that is being launched.</summary>
internal sealed record LaunchDevice(string DeviceName, VolumeShape Shape, Snapshot? Source, string? Key, bool DeleteOnTermination);
