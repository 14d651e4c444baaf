using Amazon.EC2;
using Amazon.EC2.Model;
using AmiPipeline.Reports;
using AmiPipeline.StatesLanguage.Executions;
using Xunit;

namespace AmiPipeline.Scenarios.Portable;

/// <summary>What an execution left behind, as EC2 itself says.</summary>
internal static class PortableOutcome
{
    /// <summary>It made an image whose snapshots have these keys, all of it committed, and left nothing else.</summary>
    /// <param name="account">The account.</param>
    /// <param name="report">The execution.</param>
    /// <param name="keys">A key's alias by device name; empty for none.</param>
    public static async Task AssertImageAsync(this PortableAccount account, ExecutionReport report, params (string DeviceName, string Key)[] keys)
    {
        Assert.True(report.Status == ExecutionStatus.Succeeded, $"{report.Failure}");
        var image = (await account.Ec2.DescribeImagesAsync(new DescribeImagesRequest { ImageIds = [report.Result!.ImageId] })).Images[0];
        var snapshots = (await account.Ec2.DescribeSnapshotsAsync(new DescribeSnapshotsRequest { SnapshotIds = [.. image.BlockDeviceMappings.Select(device => device.Ebs.SnapshotId)] }))
            .Snapshots.ToDictionary(snapshot => snapshot.SnapshotId);

        var expected = new List<string>();
        foreach (var (deviceName, key) in keys)
        {
            expected.Add($"{deviceName} {(key.Length == 0 ? "plain" : await account.KeyArnAsync(key))}");
        }

        Assert.Equal(expected.Order(), image.BlockDeviceMappings.Select(device => $"{device.DeviceName} {KeyOf(snapshots[device.Ebs.SnapshotId])}").Order());
        Assert.Equal(snapshots.Keys.Append(image.ImageId).Order(), (await LeftAsync(account, report)).Order());
        Assert.All(snapshots.Values, snapshot => Assert.Contains(snapshot.Tags, IsCommitted));
        Assert.Contains(image.Tags, IsCommitted);
    }

    /// <summary>Nothing is left of it.</summary>
    public static async Task AssertNothingAsync(this PortableAccount account, ExecutionReport report) => Assert.Empty(await LeftAsync(account, report));

    private static string KeyOf(Snapshot snapshot) => snapshot.Encrypted == true ? snapshot.KmsKeyId : "plain";

    private static bool IsCommitted(Tag tag) => tag is { Key: "ami-pipeline:state", Value: "committed" };

    private static async Task<List<string>> LeftAsync(PortableAccount account, ExecutionReport report)
    {
        List<Filter> mine = [new("tag:ami-pipeline:execution", [report.ExecutionArn])];
        var images = await account.Ec2.DescribeImagesAsync(new DescribeImagesRequest { Owners = ["self"], Filters = mine });
        var snapshots = await account.Ec2.DescribeSnapshotsAsync(new DescribeSnapshotsRequest { OwnerIds = ["self"], Filters = mine });
        var volumes = await account.Ec2.DescribeVolumesAsync(new DescribeVolumesRequest { Filters = mine });
        var instances = await account.Ec2.DescribeInstancesAsync(new DescribeInstancesRequest { Filters = mine });
        return
        [
            .. (images.Images ?? []).Select(image => image.ImageId),
            .. (snapshots.Snapshots ?? []).Select(snapshot => snapshot.SnapshotId),
            .. (volumes.Volumes ?? []).Select(volume => volume.VolumeId),
            .. (instances.Reservations ?? []).SelectMany(reservation => reservation.Instances)
                .Where(instance => instance.State.Name != InstanceStateName.Terminated).Select(instance => instance.InstanceId),
        ];
    }
}
