namespace AmiPipeline.Plans;

/// <summary>What EBS is given about a volume apart from its content and its key.</summary>
/// <param name="SizeGiB">The size in GiB.</param>
/// <param name="VolumeType">EC2's name of the volume type, such as <c>gp3</c>.</param>
/// <param name="DeleteOnTermination">Whether the volume is deleted with its instance.</param>
/// <param name="Iops">Provisioned I/O operations per second; null leaves them to EC2, and to no comparison.</param>
/// <param name="Throughput">Provisioned throughput in MiB/s; null leaves it to EC2, and to no comparison.</param>
public sealed record VolumeSettings(int SizeGiB, string VolumeType, bool DeleteOnTermination, int? Iops = null, int? Throughput = null);
