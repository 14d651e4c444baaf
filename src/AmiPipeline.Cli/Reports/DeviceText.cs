using AmiPipeline.Plans;

namespace AmiPipeline.Cli.Reports;

/// <summary>Describes what a device of the requested image is made from and what it will look like.</summary>
internal static class DeviceText
{
    /// <summary>What its volume or snapshot is made from.</summary>
    /// <param name="device">The device.</param>
    public static string Origin(DevicePlan device) => device.Origin switch
    {
        DeviceOrigin.Source => "the source",
        DeviceOrigin.Snapshot => $"{device.SnapshotId}",
        DeviceOrigin.SourceEmpty => "empty at launch",
        _ => "new, empty",
    };

    /// <summary>What is said of an instance store volume.</summary>
    /// <param name="virtualName">Its virtual name, such as <c>ephemeral0</c>.</param>
    public static string InstanceStore(string virtualName) => $"instance store {virtualName}";

    /// <summary>Its size, type and performance, and whether it outlives its instance.</summary>
    /// <param name="volume">The volume's settings.</param>
    public static string Volume(VolumeSettings volume) =>
        string.Join(", ", new[]
        {
            $"{volume.SizeGiB} GiB {volume.VolumeType}",
            volume.Iops is { } iops ? $"{iops} IOPS" : null,
            volume.Throughput is { } throughput ? $"{throughput} MiB/s" : null,
            volume.DeleteOnTermination ? null : "kept when its instance is terminated",
        }.OfType<string>());

    /// <summary>The attributes of an image in a line: those that are set.</summary>
    /// <param name="attributes">The attributes.</param>
    public static string Attributes(ImageAttributes attributes) =>
        string.Join(", ", new[]
        {
            attributes.Architecture,
            attributes.VirtualizationType,
            attributes.PlatformDetails,
            attributes.EnaSupport == true ? "ENA" : null,
            Named("SR-IOV", attributes.SriovNetSupport),
            Named("boot mode", attributes.BootMode),
            Named("TPM", attributes.TpmSupport),
            string.IsNullOrEmpty(attributes.UefiData) ? null : "UEFI data",
            Named("IMDS", attributes.ImdsSupport),
            Named("root", attributes.RootDeviceName),
        }.OfType<string>());

    /// <summary>What the source does not report about the result, in a line; none if it reports everything.</summary>
    /// <param name="plan">The plan.</param>
    public static string[] NotReported(ImagePlan plan)
    {
        var attributes = plan.Attributes;
        string[] values =
        [
            .. from value in new (string Name, object? Value)[]
               {
                   ("ENA", attributes.EnaSupport),
                   ("SR-IOV", attributes.SriovNetSupport),
                   ("boot mode", attributes.BootMode),
                   ("TPM", attributes.TpmSupport),
                   ("UEFI data", attributes.UefiData),
                   ("IMDS", attributes.ImdsSupport),
                   ("instance store volumes", plan.Ephemerals),
                   ("watermarks", plan.Watermarks),
               }
               where value.Value is null
               select value.Name,
        ];
        return values.Length == 0 || plan.Route == ImageRoute.Existing ? [] : [$"{string.Join(", ", values)} (as EC2 gives them to the {(plan.Takes(ImageRoute.Capture) ? "captured image" : "copy")})"];
    }

    private static string? Named(string name, string? value) => string.IsNullOrEmpty(value) ? null : $"{name} {value}";
}
