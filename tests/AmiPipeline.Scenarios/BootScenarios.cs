using AmiPipeline.Errors;
using AmiPipeline.Simulator.Definitions;
using AmiPipeline.Simulator.Inspection;
using Xunit;

namespace AmiPipeline.Scenarios;

/// <summary>The route instance: what has booted is replaced, unless the request wants an image that has booted.</summary>
public sealed class BootScenarios
{
    private const string Windows = "ami-0b900000000000001";

    // Windows with a billing code and a watermark, of two volumes, one of which outlives its instance.
    private static readonly WorldDefinition World = WorldDefinition.Parse($$"""
        { "regions": [{ "name": "us-east-1" }], "accounts": [{ "id": "111122223333", "regions": [{
          "name": "us-east-1",
          "keys": [{ "alias": "alias/root", "id": "10000000-0000-4000-8000-000000000002" }, { "alias": "alias/data", "id": "10000000-0000-4000-8000-000000000003" }],
          "subnets": [
            { "id": "subnet-0aaaaaaaaaaaaaaa1", "zone": "us-east-1a", "zoneId": "use1-az1", "vpcId": "vpc-0aaaaaaaaaaaaaaa0" },
            { "id": "subnet-0aaaaaaaaaaaaaaa2", "zone": "us-east-1b", "zoneId": "use1-az2", "vpcId": "vpc-0aaaaaaaaaaaaaaa0" }],
          "images": [{
            "id": "{{Windows}}", "name": "windows", "platformDetails": "Windows", "rootDeviceName": "/dev/sda1", "watermarks": ["111122223333:approved"], "productCodes": ["abcdefghijklmnopqrstuvwx1"],
            "devices": [
              { "deviceName": "/dev/sda1", "snapshotId": "snap-0b900000000000001", "sizeGiB": 30 },
              { "deviceName": "xvdf", "snapshotId": "snap-0b900000000000002", "sizeGiB": 8, "deleteOnTermination": false }] }]
        }] }] }
        """);

    private static readonly string Request = $$"""
        {
          "source": { "imageId": "{{Windows}}" }, "name": "re-keyed", "via": "instance", BOOT
          "volumes": [
            { "deviceName": "/dev/sda1", "sizeGiB": 40, "kmsKeyId": "alias/root" }, { "deviceName": "xvdf", "kmsKeyId": "alias/data" },
            { "deviceName": "xvdg", "sizeGiB": 4, "kmsKeyId": "alias/data" }]
        }
        """;

    /// <summary>Bit for bit, with all that registering would lose.</summary>
    [Fact]
    public async Task Windows_UnderTwoKeys_KeepsContentBillingWatermarkAndLineage()
    {
        var account = new Account(world: World);
        var source = account.View.Image(Windows);

        var image = await account.SucceedAsync(Request.Replace("BOOT", "", StringComparison.Ordinal));

        Assert.Equal([.. Contents(source), "xvdg empty"], Contents(image));
        Assert.Equal([$"/dev/sda1 {account.KeyArn("alias/root")}", $"xvdf {account.KeyArn("alias/data")}", $"xvdg {account.KeyArn("alias/data")}"], image.Keys());
        Assert.Equal((source.Traits, source.Id), (image.Traits, image.SourceImageId));
        Assert.Equal(source.Watermarks, image.Watermarks);
        Assert.Equal(source.Devices.Select(device => device.DeleteOnTermination), image.Devices.SkipLast(1).Select(device => device.DeleteOnTermination));
        Assert.Equal([40, 8, 4], image.Devices.Select(device => device.SizeGiB));
        account.AssertOnlyAdded(image);
    }

    /// <summary>What boots is under the requested key from the first moment, though it goes.</summary>
    [Fact]
    public async Task Volumes_OfTheBoot_AreNeverPlain_AndAllAreRemoved()
    {
        var account = new Account(world: World);
        var plain = new List<string>();
        account.Engine.Cloud.Calls.Answered += (_, _) => plain.AddRange(account.View.Volumes.Where(volume => volume.KeyArn is null).Select(volume => volume.Id));

        var image = await account.SucceedAsync(Request.Replace("BOOT", "", StringComparison.Ordinal));

        Assert.Empty(plain);
        Assert.Empty(account.View.Volumes);
        account.AssertOnlyAdded(image);
    }

    /// <summary>Only what the instance has booted from is in the way: it is not launched with the rest.</summary>
    [Fact]
    public async Task Instance_IsLaunchedWithItsRootAlone()
    {
        var account = new Account(world: World);
        var attached = new List<int>();
        account.Engine.Cloud.Calls.Answered += (_, call) =>
        {
            if (call.Action == "StopInstances")
            {
                attached.Add(account.View.Volumes.Count(volume => volume.InstanceId is not null));
            }
        };

        await account.SucceedAsync(Request.Replace("BOOT", "", StringComparison.Ordinal));

        Assert.Equal([1], attached);
        Assert.Single(account.Calls("DetachVolume"));
    }

    [Fact]
    public async Task Boot_OnPurpose_IsWaitedFor_AndInTheResult()
    {
        var account = new Account(world: World);
        var source = account.View.Image(Windows);

        var report = await account.RunAsync(Request.Replace("BOOT", "\"instance\": { \"boot\": true },", StringComparison.Ordinal));

        var image = account.View.Image(report.Result!.ImageId);
        Assert.NotEqual(source.Devices[0].Content, image.Devices[0].Content);
        Assert.Equal("empty", image.Devices[2].Content);
        Assert.Contains(report.Result.Warnings, warning => warning.StartsWith("Windows needs Sysprep after that boot", StringComparison.Ordinal));
        Assert.Empty(account.Calls("DetachVolume"));
        Assert.True(account.Engine.Cloud.Calls.All.TakeWhile(call => call.Action != "StopInstances").Count(call => call.Action == "DescribeInstanceStatus") > 1);
        account.AssertOnlyAdded(image);
    }

    /// <summary>A volume that is detached already, as by a run whose answer was lost, is no fault.</summary>
    [Theory]
    [InlineData("DetachVolume")]
    [InlineData("AttachVolume")]
    [InlineData("CreateVolume")]
    public async Task LostAnswer_IsNoFault(string action)
    {
        var account = new Account(world: World);
        account.Engine.Cloud.Faults.AtCall(action).LoseResponse();

        var image = await account.SucceedAsync(Request.Replace("BOOT", "", StringComparison.Ordinal));

        account.AssertOnlyAdded(image);
    }

    [Theory]
    [InlineData("DetachVolume")]
    [InlineData("AttachVolume")]
    [InlineData("CreateImage")]
    public async Task Failure_WhileVolumesAreReplaced_LeavesNothing(string action)
    {
        var account = new Account(world: World);
        account.Engine.Cloud.Faults.AtCall(action).Refuse("InvalidRequest", "Injected.");

        var report = await account.RunAsync(Request.Replace("BOOT", "", StringComparison.Ordinal));

        Assert.Equal(nameof(AwsCallRefusedException), report.Failure!.Error);
        Assert.Empty(account.AssertNothingTemporaryLeft());
    }

    private static IEnumerable<string> Contents(ImageView image) => image.Devices.Select(device => $"{device.DeviceName} {device.Content}");
}
