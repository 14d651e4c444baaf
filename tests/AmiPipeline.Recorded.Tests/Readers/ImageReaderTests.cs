using System.Text.Json.Nodes;
using Xunit;

namespace AmiPipeline.Recorded.Tests.Readers;

/// <summary>Every recorded image is read as it is, and compares equal with a plan made of itself.</summary>
public sealed class ImageReaderTests(ITestOutputHelper output)
{
    private static readonly string[] Routes = ["auto", "copy", "snapshots", "instance"];

    /// <summary>The plan's attribute, EC2's field, and what it means that DescribeImages leaves it out. Null: EC2 tells it of every image today, and does not tell it here.</summary>
    private static readonly (string Attribute, string Field, JsonNode? IfAbsent)[] Attributes =
    [
        ("architecture", "Architecture", null),
        ("virtualizationType", "VirtualizationType", null),
        ("enaSupport", "EnaSupport", false),
        ("sriovNetSupport", "SriovNetSupport", ""),
        ("bootMode", "BootMode", ""),
        ("tpmSupport", "TpmSupport", ""),
        ("imdsSupport", "ImdsSupport", ""),
        ("platformDetails", "PlatformDetails", null),
        ("rootDeviceName", "RootDeviceName", null),
    ];

    [Fact]
    public async Task RecordedImage_IsReadAsItIs()
    {
        var (planned, refused) = (0, 0);
        foreach (var image in Shapes.Images())
        {
            using var run = new RecordedRun(AccountOf(image));
            var outcome = await run.PlanAsync(Request(image, "auto"));
            if ((string?)image["RootDeviceType"] != "ebs")
            {
                Assert.Contains(outcome.Problems, problem => problem.Message.Contains("EBS-backed", StringComparison.Ordinal));
                refused++;
                continue;
            }

            Assert.True(outcome.Plan is not null, $"{image["ImageId"]}: {outcome}");
            Assert.All(Attributes, attribute => Same(image, attribute.Field, image[attribute.Field] ?? attribute.IfAbsent, outcome.Attribute(attribute.Attribute)));
            AssertDevices(image, outcome.Plan);
            await run.VerifyAsync(outcome.Plan, (string)image["ImageId"]!);
            planned++;
        }

        output.WriteLine($"{planned + refused} images: {planned} planned and compared with themselves, {refused} not EBS-backed.");
        Assert.True(planned > 0);
    }

    /// <summary>On every route, with another key and with a larger volume: a plan or reasons, never a crash.</summary>
    [Fact]
    public async Task RecordedImage_OnEveryRoute_IsPlannedOrRefusedWithReasons()
    {
        var outcomes = new Tally();
        foreach (var image in Shapes.Images())
        {
            using var run = new RecordedRun(AccountOf(image));
            foreach (var route in Routes)
            {
                var rekeyed = Request(image, route);
                rekeyed["kmsKeyId"] = "default";
                outcomes.Add($"{route}, other key", await run.PlanAsync(rekeyed));

                var grown = Request(image, route);
                grown["volumes"] = new JsonArray(new JsonObject { ["deviceName"] = (string?)image["RootDeviceName"] ?? "/dev/sda1", ["sizeGiB"] = 900 });
                outcomes.Add($"{route}, larger volume", await run.PlanAsync(grown));
            }
        }

        output.WriteLine(outcomes.ToString());
    }

    private static JsonObject Request(JsonObject image, string route) =>
        new() { ["source"] = new JsonObject { ["imageId"] = (string?)image["ImageId"] }, ["name"] = (string?)image["Name"], ["via"] = route };

    private static RecordedAccount AccountOf(JsonObject image)
    {
        var account = new RecordedAccount();
        account.Images.Add(image);
        foreach (var (_, ebs) in Shapes.Ebs(image))
        {
            var isEncrypted = (bool?)ebs["Encrypted"] ?? false;
            var shape = Shapes.Snapshots().First(snapshot => (bool)snapshot["Encrypted"]! == isEncrypted && (string?)snapshot["State"] == "completed");
            account.Snapshots.Add(Shapes.With(shape, "SnapshotId", ebs["SnapshotId"]));
        }

        return account;
    }

    private static void AssertDevices(JsonObject image, JsonObject plan)
    {
        var devices = plan["devices"]!.AsArray().ToDictionary(device => (string)device!["deviceName"]!, device => device!["expected"]!);
        Assert.Equal(Shapes.Ebs(image).Select(mapping => mapping.DeviceName).Order(), devices.Keys.Order());
        foreach (var (name, ebs) in Shapes.Ebs(image))
        {
            Same(image, name, ebs["VolumeSize"], devices[name]["volume"]!["sizeGiB"]);
            Same(image, name, ebs["VolumeType"], devices[name]["volume"]!["volumeType"]);
            Same(image, name, ebs["Iops"], devices[name]["volume"]!["iops"]);
            Same(image, name, ebs["Throughput"], devices[name]["volume"]!["throughput"]);
            Same(image, name, ebs["DeleteOnTermination"], devices[name]["volume"]!["deleteOnTermination"]);
        }

        var ephemerals = image["BlockDeviceMappings"]!.AsArray().Where(mapping => mapping!["VirtualName"] is not null).Select(mapping => (string?)mapping!["DeviceName"]);
        Assert.Equal(ephemerals.Order(), plan["ephemerals"]!.AsArray().Select(device => (string?)device!["deviceName"]).Order());
    }

    private static void Same(JsonObject image, string what, JsonNode? recorded, JsonNode? planned) =>
        Assert.True(JsonNode.DeepEquals(recorded, planned), $"{image["ImageId"]} {what}: {recorded?.ToJsonString() ?? "not reported"} recorded, {planned?.ToJsonString() ?? "not reported"} planned");
}
