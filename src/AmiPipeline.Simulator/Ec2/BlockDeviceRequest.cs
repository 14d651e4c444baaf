namespace AmiPipeline.Simulator.Ec2;

/// <summary>One entry of the parameter <c>BlockDeviceMapping</c>; what was left out is null.</summary>
internal sealed record BlockDeviceRequest
{
    public required string DeviceName { get; init; }

    public bool NoDevice { get; init; }

    public string? VirtualName { get; init; }

    public bool HasEbs { get; init; }

    public string? SnapshotId { get; init; }

    public int? SizeGiB { get; init; }

    public string? VolumeType { get; init; }

    public int? Iops { get; init; }

    public int? Throughput { get; init; }

    public bool? Encrypted { get; init; }

    public string? KmsKeyId { get; init; }

    public bool? DeleteOnTermination { get; init; }

    public static List<BlockDeviceRequest> ReadAll(ActionParameters parameters)
    {
        var requests = parameters.Items("BlockDeviceMapping").Select(Read).ToList();
        if (requests.GroupBy(request => request.DeviceName).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw Invalid($"Duplicate device name: {twice.Key}");
        }

        return requests;
    }

    public static ServiceErrorException Invalid(string message) => new("InvalidBlockDeviceMapping", message);

    private static BlockDeviceRequest Read(ActionParameters item)
    {
        var ebs = item.Within("Ebs");
        var request = new BlockDeviceRequest
        {
            DeviceName = item.Required("DeviceName"),
            NoDevice = item.Text("NoDevice") is not null,
            VirtualName = item.Text("VirtualName"),
            SnapshotId = ebs.Text("SnapshotId"),
            SizeGiB = ebs.Number("VolumeSize", 1),
            VolumeType = ebs.Text("VolumeType"),
            Iops = ebs.Number("Iops"),
            Throughput = ebs.Number("Throughput"),
            Encrypted = ebs.Flag("Encrypted"),
            KmsKeyId = ebs.Text("KmsKeyId"),
            DeleteOnTermination = ebs.Flag("DeleteOnTermination"),
        };
        return request with { HasEbs = request.NamesEbs };
    }

    private bool NamesEbs => SnapshotId is not null || SizeGiB is not null || VolumeType is not null || Iops is not null
        || Throughput is not null || Encrypted is not null || KmsKeyId is not null || DeleteOnTermination is not null;
}
