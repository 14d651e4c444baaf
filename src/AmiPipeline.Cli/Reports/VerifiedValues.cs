using AmiPipeline.Verification;

namespace AmiPipeline.Cli.Reports;

/// <summary>What was compared, planned beside found: the image's attributes by what they are about, and a row for each volume. The JSON document has each separately.</summary>
internal static class VerifiedValues
{
    private const string NotReported = "not reported";
    private const int MaxLength = 20;

    private static readonly (string Heading, (string Name, string Label)[] Values)[] Attributes =
    [
        ("machine", [("architecture", ""), ("virtualizationType", ""), ("platformDetails", "")]),
        ("network", [("enaSupport", "ENA "), ("sriovNetSupport", "SR-IOV "), ("imdsSupport", "IMDS ")]),
        ("boot", [("rootDeviceName", ""), ("bootMode", "mode "), ("tpmSupport", "TPM ")]),
        ("firmware", [("uefiData", "UEFI variables ")]),
    ];

    /// <summary>The table.</summary>
    /// <param name="image">The verified image.</param>
    public static TextTable Create(VerifiedImage image)
    {
        var table = new TextTable(1, "Compared", "Planned", "Found");
        foreach (var (heading, values) in Attributes)
        {
            table.Add(heading, Line(image, values, value => value.Planned ?? NotReported), Line(image, values, value => value.Found));
        }

        if (image.Attributes.Where(value => value.Name.StartsWith(ComparedValue.Watermark, StringComparison.Ordinal)).ToList() is { Count: > 0 } watermarks)
        {
            var keys = string.Join(", ", watermarks.Select(value => value.Name[ComparedValue.Watermark.Length..]));
            table.Add("watermarks", watermarks[0].Planned is null ? NotReported : keys, keys);
        }

        foreach (var device in image.Devices)
        {
            table.Add(device.DeviceName, Volume(device, value => value.Planned), Volume(device, value => value.Found));
        }

        foreach (var device in image.Ephemerals)
        {
            table.Add(device.DeviceName, device.Planned is { } planned ? DeviceText.InstanceStore(planned) : NotReported, DeviceText.InstanceStore(device.Found));
        }

        return table;
    }

    private static string Line(VerifiedImage image, IEnumerable<(string Name, string Label)> values, Func<VerifiedValue, string> side) =>
        string.Join(", ", from value in values
                          let found = image.Attributes.FirstOrDefault(attribute => attribute.Name == value.Name)
                          where found is not null
                          select value.Label + Shortened(side(found)));

    // What the plan leaves to EC2, such as the iops of a new gp3 volume, it does not say.
    private static string Volume(VerifiedDevice device, Func<VerifiedValue, string?> side)
    {
        var values = device.Attributes.ToDictionary(value => value.Name, side);
        return string.Join(", ", new[]
        {
            $"{values.GetValueOrDefault("sizeGiB")} GiB {values.GetValueOrDefault("volumeType")}",
            With("iops", "IOPS"),
            With("throughput", "MiB/s"),
            values.GetValueOrDefault("deleteOnTermination") == "no" ? "kept when its instance is terminated" : null,
        }.OfType<string>());

        string? With(string name, string unit) => values.GetValueOrDefault(name) is { } value and not ComparedValue.None ? $"{value} {unit}" : null;
    }

    private static string Shortened(string text) => text.Length <= MaxLength ? text : text[..(MaxLength - 1)] + "…";
}
