using System.Text.Json.Nodes;
using Xunit;

namespace AmiPipeline.Recorded.Tests.Readers;

/// <summary>Every recorded instance is read as it is. What DescribeInstances leaves out it does not tell: the image that is captured may have it all the same.</summary>
public sealed class InstanceReaderTests(ITestOutputHelper output)
{
    private static readonly string[] Routes = ["auto", "snapshots", "instance"];

    private static readonly (string Attribute, string? Field)[] Attributes =
    [
        ("architecture", "Architecture"),
        ("virtualizationType", "VirtualizationType"),
        ("enaSupport", "EnaSupport"),
        ("sriovNetSupport", "SriovNetSupport"),
        ("bootMode", "BootMode"),
        ("tpmSupport", "TpmSupport"),
        ("platformDetails", "PlatformDetails"),
        ("rootDeviceName", "RootDeviceName"),
        ("imdsSupport", null),
        ("uefiData", null),
    ];

    [Fact]
    public async Task RecordedInstance_IsReadAsItIs()
    {
        var (planned, refused) = (0, 0);
        foreach (var instance in Shapes.Instances())
        {
            using var run = new RecordedRun(AccountOf(instance));
            var outcome = await run.PlanAsync(Request(instance, "auto"));
            if (!CanBeCaptured(instance))
            {
                Assert.NotEmpty(outcome.Problems);
                refused++;
                continue;
            }

            Assert.True(outcome.Plan is not null, $"{instance["InstanceId"]}: {outcome}");
            Assert.All(Attributes, attribute => Same(instance, attribute.Field, outcome.Attribute(attribute.Attribute)));
            Assert.Equal(
                Shapes.Ebs(instance).Select(mapping => $"{mapping.DeviceName} {mapping.Ebs["DeleteOnTermination"]}").Order(),
                outcome.Plan["devices"]!.AsArray().Select(device => $"{device!["deviceName"]} {device["expected"]!["volume"]!["deleteOnTermination"]}").Order());
            planned++;
        }

        output.WriteLine($"{planned + refused} instances: {planned} planned, {refused} that cannot be captured.");
        Assert.True(planned > 0);
    }

    /// <summary>Captured and then taken on by every route, under another key and with a larger volume: a plan or reasons, never a crash.</summary>
    [Fact]
    public async Task RecordedInstance_OnEveryRoute_IsPlannedOrRefusedWithReasons()
    {
        var outcomes = new Tally();
        foreach (var instance in Shapes.Instances())
        {
            using var run = new RecordedRun(AccountOf(instance));
            foreach (var route in Routes)
            {
                var rekeyed = Request(instance, route);
                rekeyed["kmsKeyId"] = "default";
                rekeyed["volumes"] = new JsonArray(new JsonObject { ["deviceName"] = "/dev/sdq", ["sizeGiB"] = 200, ["volumeType"] = "gp3" });
                outcomes.Add($"{route}, other key and an added volume", await run.PlanAsync(rekeyed));
            }
        }

        output.WriteLine(outcomes.ToString());
    }

    private static bool CanBeCaptured(JsonObject instance) =>
        (string?)instance["State"]?["Name"] is "running" or "stopped"
        && (string?)instance["RootDeviceType"] is null or "ebs"
        && Shapes.Ebs(instance).Any();

    private static JsonObject Request(JsonObject instance, string route) => new()
    {
        ["source"] = new JsonObject { ["instanceId"] = (string?)instance["InstanceId"], ["reboot"] = false },
        ["name"] = "captured",
        ["via"] = route,
    };

    // Most volumes of the recorded instances were not recorded: each gets the form of a volume that was.
    private static RecordedAccount AccountOf(JsonObject instance)
    {
        var account = new RecordedAccount();
        account.Instances.Add(instance);
        var shapes = Shapes.Volumes();
        foreach (var (index, (_, ebs)) in Shapes.Ebs(instance).Index())
        {
            var recorded = shapes.FirstOrDefault(volume => (string?)volume["VolumeId"] == (string?)ebs["VolumeId"]) ?? shapes[index % shapes.Count];
            account.Volumes.Add(Shapes.With(recorded, "VolumeId", ebs["VolumeId"]));
        }

        return account;
    }

    private static void Same(JsonObject instance, string? field, JsonNode? planned)
    {
        var recorded = field is null ? null : instance[field];
        Assert.True(
            JsonNode.DeepEquals(recorded, planned),
            $"{instance["InstanceId"]} {field}: {recorded?.ToJsonString() ?? "not reported"} recorded, {planned?.ToJsonString() ?? "not reported"} planned");
    }
}
