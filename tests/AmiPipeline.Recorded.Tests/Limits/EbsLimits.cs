namespace AmiPipeline.Recorded.Tests.Limits;

/// <summary>What EBS takes of each volume type.</summary>
internal static class EbsLimits
{
    private const string Model = "EC2 API Reference, CreateVolume";
    private const string Model2025 = "EC2 API Reference, CreateVolume, since September 2025; field (terraform-provider-aws#44762)";
    private const string Guide = "EBS User Guide, volume types";

    public static IReadOnlyList<Limit> All { get; } =
    [
        Size("gp2", 1, 16384, Model),
        Size("gp3", 1, 65536, Model2025),
        Size("io1", 4, 16384, Model, iops: 100),
        Size("io2", 4, 65536, Model, iops: 100),
        Size("st1", 125, 16384, Model),
        Size("sc1", 125, 16384, Model),
        Size("standard", 1, 1024, Model),
        Iops("gp3", 3000, 80000, Model2025),
        Iops("io1", 100, 64000, Model),
        Iops("io2", 100, 256000, Model),
        Throughput("gp3", 125, 2000, Model2025),
        Ratio("gp3", 20, 500, Guide + "; field (rocicorp/mono#4410)"),
        Ratio("io1", 20, 50, Guide + "; field (cloud-platform-terraform-monitoring#110)"),
        Ratio("io2", 20, 1000, Guide),
        new(
            "gp3: iops at a size whose ratio allows fewer", 3000, 3000, Guide,
            iops => Volume($$"""{ "deviceName": "/dev/sdf", "sizeGiB": 1, "volumeType": "gp3", "iops": {{iops}} }"""),
            iops => Create($"Size=1&VolumeType=gp3&Iops={iops}")),
        new(
            "gp3: MiB/s with 3,000 iops, at 0.25 each", null, 750, Guide + "; field (runs-on#260)",
            throughput => Volume($$"""{ "deviceName": "/dev/sdf", "sizeGiB": 1000, "volumeType": "gp3", "iops": 3000, "throughput": {{throughput}} }"""),
            throughput => Create($"Size=1000&VolumeType=gp3&Iops=3000&Throughput={throughput}")),
    ];

    private static Limit Size(string type, int least, int most, string source, int? iops = null) => new(
        $"{type}: GiB", least, most, source,
        size => Volume($$"""{ "deviceName": "/dev/sdf", "sizeGiB": {{size}}, "volumeType": "{{type}}"{{(iops is null ? "" : $", \"iops\": {iops}")}} }"""),
        size => Create($"Size={size}&VolumeType={type}{(iops is null ? "" : $"&Iops={iops}")}"));

    private static Limit Iops(string type, int least, int most, string source) => new(
        $"{type}: iops", least, most, source,
        iops => Volume($$"""{ "deviceName": "/dev/sdf", "sizeGiB": 10000, "volumeType": "{{type}}", "iops": {{iops}} }"""),
        iops => Create($"Size=10000&VolumeType={type}&Iops={iops}"));

    private static Limit Throughput(string type, int least, int most, string source) => new(
        $"{type}: MiB/s", least, most, source,
        throughput => Volume($$"""{ "deviceName": "/dev/sdf", "sizeGiB": 1000, "volumeType": "{{type}}", "iops": 16000, "throughput": {{throughput}} }"""),
        throughput => Create($"Size=1000&VolumeType={type}&Iops=16000&Throughput={throughput}"));

    private static Limit Ratio(string type, int sizeGiB, int perGiB, string source) => new(
        $"{type}: iops of {sizeGiB} GiB, at {perGiB} per GiB", null, sizeGiB * perGiB, source,
        iops => Volume($$"""{ "deviceName": "/dev/sdf", "sizeGiB": {{sizeGiB}}, "volumeType": "{{type}}", "iops": {{iops}} }"""),
        iops => Create($"Size={sizeGiB}&VolumeType={type}&Iops={iops}"));

    private static string Volume(string volume) => $$"""{ "source": { "imageId": "ami-0123456789abcdef0" }, "name": "limits", "volumes": [{{volume}}] }""";

    private static string Create(string shape) => $"Action=CreateVolume&AvailabilityZone=us-east-1a&{shape}";
}
