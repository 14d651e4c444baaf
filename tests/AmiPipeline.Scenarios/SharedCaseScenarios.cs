using AmiPipeline.Configuration;
using AmiPipeline.Engines.Simulated;
using AmiPipeline.Functions.Settings;
using AmiPipeline.Reports;
using AmiPipeline.Simulator.Definitions;
using AmiPipeline.Simulator.Inspection;
using AmiPipeline.StatesLanguage.Executions;
using Xunit;

namespace AmiPipeline.Scenarios;

/// <summary>Every folder of the small inputs, as a person runs it: nothing deployed. The right outcome is that of their table.</summary>
public sealed class SharedCaseScenarios
{
    private const string RequestRefused = "RequestRefusedException";

    /// <summary>Folder, request, error, and what its message says.</summary>
    public static TheoryData<string, string, string, string> Refused { get; } = new()
    {
        { "capture-without-a-root-volume", "request", RequestRefused, "/source/instanceId: is i-04000000000000001, which has no volume for its root device /dev/xvda; an image without one cannot boot" },
        { "capture-without-a-root-volume", "request-no-volumes", RequestRefused, "/source/instanceId: is i-04000000000000001, which has no volume for its root device /dev/xvda; an image without one cannot boot" },
        { "volume-ratios", "request", RequestRefused, "/volumes/0/throughput: is 1000 with 3000 iops; gp3 takes at most 0.25 MiB/s per iops, so it needs 4000 iops" },
        { "volume-ratios", "request-iops-per-gib", RequestRefused, "/volumes/0/iops: is 15000 for 20 GiB; gp3 takes at most 500 per GiB, and 3000 at any size" },
        { "volume-ratios", "request-io1", RequestRefused, "/volumes/0/iops: is 5000 for 10 GiB; io1 takes at most 50 per GiB" },
        { "volume-ratios", "request-io2", RequestRefused, "/volumes/0/iops: is 20000 for 10 GiB; io2 takes at most 1000 per GiB" },
        { "more-volumes-than-the-type-takes", "request", RequestRefused, "m7i.large takes 32 volumes, and there are 46" },
        { "types-that-cannot-boot-the-image", "request", RequestRefused, "/instance/types/0: is t2.small, which does not boot with UEFI" },
        { "description-beyond-ascii", "request", RequestRefused, "/description: has the character 社 (U+793E)" },
        { "root-under-its-other-name", "request", RequestRefused, "/volumes/0/deviceName: is \"/dev/xvda\", which is reserved for the root device, and the source's root is /dev/sda1" },
        { "key-of-the-source-unusable", "request", "ImageFailedException", "Look first at the key that the source is under: arn:aws:kms:us-east-1:444455556666:key/40000000-0000-4000-8000-000000000001" },
    };

    /// <summary>Folder, routes, devices of the committed image.</summary>
    public static TheoryData<string, string, string> Committed { get; } = new()
    {
        { "alias-points-to-a-new-key", "Copy", "/dev/xvda" },
        { "amazon-image-two-keys", "CopyFirst, Snapshots", "/dev/sdf /dev/xvda" },
        { "capture-changes-delete-on-termination", "Capture", "/dev/sdf /dev/xvda" },
        { "capture-of-an-ena-instance", "Capture", "/dev/xvda" },
        { "capture-rekeyed-keeps-imdsv2", "Capture, Snapshots", "/dev/sdf /dev/xvda" },
        { "capture-with-ephemeral-mapping", "Capture", "/dev/sda1 /dev/sdb=ephemeral0 /dev/sdc=ephemeral1" },
        { "deprecated-image-of-another-account", "Copy", "/dev/xvda" },
        { "gp3-limits-of-2025", "Snapshots", "/dev/sdf /dev/xvda" },
        { "instance-route-with-an-unchanged-source", "Instance", "/dev/sdf /dev/sdg /dev/xvda" },
        { "name-tag-not-ascii", "Capture", "/dev/xvda" },
        { "paravirtual-defaults", "Instance", "/dev/sda1" },
        { "shared-uefi-image-two-keys", "CopyFirst, Snapshots", "/dev/sdf /dev/xvda" },
        { "shared-uefi-image-two-keys-through-the-role", "Snapshots", "/dev/sdf /dev/xvda" },
        { "sovereign-cloud-region", "Copy", "/dev/xvda" },
        { "three-volumes-of-16-TiB", "Copy", "/dev/sdf /dev/sdg /dev/sdh /dev/xvda" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task Refused_WithItsReason_AndNothingIsLeft(string folder, string request, string error, string message)
    {
        var world = request == "request-no-volumes" ? "account-no-volumes.json" : "account.json";
        var (report, _, before, after) = await RunAsync(folder, request, world);

        Assert.Equal(error, report.Failure?.Error);
        Assert.Contains(message, report.Failure!.Cause, StringComparison.Ordinal);
        Assert.Equal(before.Dump().Where(IsMade), after.Dump().Where(IsMade));
    }

    [Theory]
    [MemberData(nameof(Committed))]
    public async Task Committed_ByItsRoute_WithItsDevices(string folder, string routes, string devices)
    {
        var (report, image, before, after) = await RunAsync(folder, "request", "account.json");

        Assert.True(report.Status == ExecutionStatus.Succeeded, $"{report.Failure}");
        Assert.Equal(routes, report.Result!.SecondRoute is { } second ? $"{report.Result.Route}, {second}" : $"{report.Result.Route}");
        Assert.Equal(devices, string.Join(' ', report.Result.Devices.Select(device => device.DeviceName).Concat(report.Result.Ephemerals.Select(device => $"{device.DeviceName}={device.Found}")).Order(StringComparer.Ordinal)));
        Assert.Equal(report.Result.Devices.Count + report.Result.Ephemerals.Count, image!.Devices.Count);
        Assert.Equal("committed", image.Tags["ami-pipeline:state"]);
        string[] made = [image.Id, .. image.Devices.Select(device => device.SnapshotId).OfType<string>()];
        Assert.Equal(before.Dump().Where(IsMade), after.Dump().Where(line => IsMade(line) && !made.Any(id => line.Contains(id, StringComparison.Ordinal))));
    }

    /// <summary>A folder that is in neither list has a scenario of its own.</summary>
    [Fact]
    public void EveryFolder_IsATest()
    {
        string[] elsewhere = ["copies-beyond-the-quota", "event-before-tags"];
        var folders = Directory.EnumerateDirectories(SharedCase.Root).Select(Path.GetFileName);

        Assert.Equal(folders.Order(StringComparer.Ordinal), Refused.Select(row => row.Data.Item1).Concat(Committed.Select(row => row.Data.Item1)).Concat(elsewhere).Distinct().Order(StringComparer.Ordinal));
    }

    private static async Task<(ExecutionReport Report, ImageView? Image, AccountView Before, AccountView After)> RunAsync(string folder, string request, string world)
    {
        var shared = new SharedCase(folder);
        var definition = WorldDefinition.Parse(shared.Read(world));
        var region = folder == "sovereign-cloud-region" ? "eusc-de-east-1" : Account.Region;
        var engine = new SimulatedEngine(definition, new SimulatedEngineOptions
        {
            Region = region,
            Functions = new FunctionSettings { Configuration = shared.Has("deployment.json") ? ConfigurationReader.Read(shared.Read("deployment.json")) : null },
        });
        var before = engine.Cloud.Inspect(Account.Id, region);
        var report = await engine.RunAsync(shared.Read($"{request}.json"), "run-1");
        var after = engine.Cloud.Inspect(Account.Id, region);
        return (report, report.Result is { } result ? after.Image(result.ImageId) : null, before, after);
    }

    // A terminated instance shows for an hour.
    private static bool IsMade(string line) => !line.Contains("terminated", StringComparison.Ordinal);
}
