using Xunit;

namespace AmiPipeline.Scenarios;

/// <summary>An empty volume that is only made to be snapshotted is of the cheapest type; what launches make of it, the image says.</summary>
public sealed class EmptyVolumeScenarios
{
    private const string Request = """
        { "source": { "imageId": "ami-03000000000000001" }, "name": "with-data", "kmsKeyId": "alias/root", "via": "snapshots",
          "volumes": [ { "deviceName": "/dev/sdf", "sizeGiB": 200, "volumeType": "io2", "iops": 64000, "kmsKeyId": "alias/data" },
                       { "deviceName": "/dev/sdg", "sizeGiB": 8, "volumeType": "io1", "iops": 400 },
                       { "deviceName": "/dev/sdh", "sizeGiB": 20000, "volumeType": "gp3", "iops": 80000, "throughput": 2000 } ] }
        """;

    [Fact]
    public async Task EmptyVolumes_OfTheRouteSnapshots_AreOfTheCheapestType()
    {
        var account = new Account();

        var image = await account.SucceedAsync(Request);

        Assert.Equal(
            ["200 sc1 -", "8 gp3 -", "20000 gp3 -"],
            account.Calls("CreateVolume").Select(call => $"{call.Parameters["Size"]} {call.Parameters["VolumeType"]} {call.Parameters.GetValueOrDefault("Iops", "-")}"));
        Assert.Equal(
            ["/dev/sdf io2 64000", "/dev/sdg io1 400", "/dev/sdh gp3 80000"],
            image.Devices.Where(device => device.DeviceName != "/dev/xvda").Select(device => $"{device.DeviceName} {device.VolumeType} {device.Iops}"));
        account.AssertOnlyAdded(image);
    }

    [Fact]
    public async Task TypeThatTheZoneDoesNotHave_IsFollowedByTheNext()
    {
        var account = new Account();
        account.Engine.Cloud.Faults.When(call => call.Action == "CreateVolume" && call.Parameters["VolumeType"] == "sc1", times: int.MaxValue)
            .Refuse("VolumeTypeNotAvailableInZone", "The volume type sc1 is not available in us-east-1a.");

        var image = await account.SucceedAsync(Request);

        Assert.Equal(["sc1", "gp3", "gp3", "gp3"], account.Calls("CreateVolume").Select(call => call.Parameters["VolumeType"]));
        account.AssertOnlyAdded(image);
    }

    /// <summary>A volume that is attached to the temporary instance is what the image's mapping will say, so it is of the requested type.</summary>
    [Fact]
    public async Task EmptyVolumes_OfTheRouteInstance_AreOfTheRequestedType()
    {
        var account = new Account();

        await account.SucceedAsync(Request.Replace("\"snapshots\"", "\"instance\"", StringComparison.Ordinal));

        Assert.Equal(["io2", "io1", "gp3"], account.Calls("CreateVolume").Where(call => !call.Parameters.ContainsKey("SnapshotId")).Select(call => call.Parameters["VolumeType"]));
    }
}
