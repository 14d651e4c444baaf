using System.Text.Json.Nodes;
using AmiPipeline.Engines.Simulated;
using AmiPipeline.Simulator.Definitions;
using AmiPipeline.StatesLanguage.Executions;
using Xunit;

namespace AmiPipeline.Recorded.Tests.Readers;

/// <summary>Instances shaped like the recorded ones are captured, and captured and re-keyed, to the end: the image has what it alone tells, and verification takes it.</summary>
public sealed class CapturedShapeTests(ITestOutputHelper output)
{
    private const string Account = "111122223333";
    private const string Region = "us-east-1";
    private const string InstanceId = "i-00000000000000001";

    private static readonly string[] Reported = ["Architecture", "VirtualizationType", "EnaSupport", "BootMode", "TpmSupport", "PlatformDetails", "RootDeviceName"];

    [Theory]
    [InlineData("Capture", """ "tags": { "team": "base" } """)]
    [InlineData("Capture, Copy", """ "kmsKeyId": "alias/golden" """)]
    public async Task RecordedShape_IsCaptured(string routes, string wanted)
    {
        var shapes = Shapes.Instances().Where(CanBeCaptured).Select(World).Distinct(StringComparer.Ordinal).ToList();
        foreach (var shape in shapes)
        {
            var engine = new SimulatedEngine(WorldDefinition.Parse(shape), new SimulatedEngineOptions());

            var report = await engine.RunAsync($$"""{ "source": { "instanceId": "{{InstanceId}}", "reboot": false }, "name": "captured", {{wanted}} }""", "s4");

            Assert.True(report.Status == ExecutionStatus.Succeeded, $"{report.Failure}\n{shape}");
            Assert.Equal(routes, report.Result!.SecondRoute is { } second ? $"{report.Result.Route}, {second}" : $"{report.Result.Route}");
            var image = engine.Cloud.Inspect(Account, Region).Image(report.Result.ImageId);
            Assert.Contains("sriov=simple", image.Traits, StringComparison.Ordinal);
            Assert.Equal("ephemeral0", Assert.Single(report.Result.Ephemerals).Found);
        }

        output.WriteLine($"{shapes.Count} shapes of {Shapes.Instances().Count} instances: all captured by {routes}.");
        Assert.True(shapes.Count > 20, $"{shapes.Count}");
    }

    // Running or stopped, with a root volume.
    private static bool CanBeCaptured(JsonObject instance) =>
        (string?)instance["State"]?["Name"] is "running" or "stopped"
        && (string?)instance["RootDeviceName"] is { } root
        && Shapes.Ebs(instance).Any(mapping => mapping.DeviceName == root);

    // What the instance tells, its image has too; SR-IOV, IMDS support and an instance store only the image that is captured tells.
    private static string World(JsonObject instance)
    {
        var image = new JsonObject { ["id"] = "ami-00000000000000001", ["name"] = "base", ["sriovNetSupport"] = "simple", ["imdsSupport"] = "v2.0" };
        foreach (var field in Reported.Where(field => instance[field] is not null))
        {
            image[char.ToLowerInvariant(field[0]) + field[1..]] = instance[field]!.DeepClone();
        }

        var devices = Shapes.Ebs(instance).Select(mapping => (Name: mapping.DeviceName, IsDeleted: (bool?)mapping.Ebs["DeleteOnTermination"] ?? true)).ToList();
        var number = 0;
        image["devices"] = new JsonArray(
        [
            .. devices.Select(device => new JsonObject { ["deviceName"] = device.Name, ["snapshotId"] = $"snap-{++number:d17}", ["sizeGiB"] = 8 }),
            new JsonObject { ["deviceName"] = "/dev/sdzz", ["virtualName"] = "ephemeral0" },
        ]);
        return new JsonObject
        {
            ["regions"] = new JsonArray(new JsonObject { ["name"] = Region }),
            ["accounts"] = new JsonArray(new JsonObject
            {
                ["id"] = Account,
                ["regions"] = new JsonArray(new JsonObject
                {
                    ["name"] = Region,
                    ["keys"] = new JsonArray(new JsonObject { ["alias"] = "alias/golden", ["id"] = "00000003-0000-4000-8000-000000000003" }),
                    ["subnets"] = new JsonArray(new JsonObject { ["id"] = "subnet-0aaaaaaaaaaaaaaa1", ["zone"] = "us-east-1a", ["zoneId"] = "az1", ["vpcId"] = "vpc-0aaaaaaaaaaaaaaa0" }),
                    ["images"] = new JsonArray(image),
                    ["instances"] = new JsonArray(new JsonObject
                    {
                        ["id"] = InstanceId,
                        ["imageId"] = "ami-00000000000000001",
                        ["instanceType"] = instance["InstanceType"]?.DeepClone(),
                        ["subnetId"] = "subnet-0aaaaaaaaaaaaaaa1",
                        ["state"] = instance["State"]!["Name"]!.DeepClone(),
                        ["devices"] = new JsonArray([.. devices.Select(device => new JsonObject { ["deviceName"] = device.Name, ["volumeId"] = $"vol-{++number:d17}", ["sizeGiB"] = 8, ["deleteOnTermination"] = device.IsDeleted })]),
                    }),
                }),
            }),
        }.ToJsonString();
    }
}
