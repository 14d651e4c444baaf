using Amazon.EC2.Model;
using Xunit;

namespace AmiPipeline.Simulator.Tests;

/// <summary>What an AWS Marketplace product code forbids, and images that AWS itself owns.</summary>
public sealed class MarketplaceTests
{
    private const string World = """
        {
          "regions": [ { "name": "us-east-1" } ],
          "accounts": [
            { "id": "111122223333", "regions": [ { "name": "us-east-1",
              "subnets": [ { "id": "subnet-0aaaaaaaaaaaaaaa1", "zone": "us-east-1a", "zoneId": "use1-az1", "vpcId": "vpc-0aaaaaaaaaaaaaaa0" } ],
              "images": [
                { "id": "ami-0c000000000000001", "name": "sold", "productCodes": [ "code" ],
                  "devices": [ { "deviceName": "/dev/xvda", "snapshotId": "snap-0c000000000000001", "sizeGiB": 8 } ] },
                { "id": "ami-0c000000000000002", "name": "plain",
                  "devices": [ { "deviceName": "/dev/xvda", "snapshotId": "snap-0c000000000000002", "sizeGiB": 8 } ] } ] } ] },
            { "id": "137112412989", "alias": "amazon", "regions": [ { "name": "us-east-1",
              "images": [
                { "id": "ami-0c000000000000003", "name": "al2023", "launchPermissions": [ "all" ],
                  "devices": [ { "deviceName": "/dev/xvda", "snapshotId": "snap-0c000000000000003", "sizeGiB": 8 } ] } ] } ] } ]
        }
        """;

    [Theory]
    [InlineData("snap-0c000000000000001", true)]
    [InlineData("snap-0c000000000000002", false)]
    public async Task Volume_WithAProductCode_IsAttachedToAStoppedInstanceOnly(string snapshot, bool hasCode)
    {
        using var lab = new Lab(world: World);
        var copy = await lab.Ec2.CopySnapshotAsync(new CopySnapshotRequest { SourceRegion = Lab.Here, SourceSnapshotId = snapshot });
        var launch = await lab.Ec2.RunInstancesAsync(
            new RunInstancesRequest { ImageId = "ami-0c000000000000002", InstanceType = "t3.small", MinCount = 1, MaxCount = 1 });
        lab.PassHours(1);
        var volume = (await lab.Ec2.CreateVolumeAsync(new CreateVolumeRequest { AvailabilityZone = "us-east-1a", SnapshotId = copy.SnapshotId })).Volume.VolumeId;
        var instance = launch.Reservation.Instances[0].InstanceId;
        lab.Pass(60);
        var request = new AttachVolumeRequest { InstanceId = instance, VolumeId = volume, Device = "/dev/sdf" };

        if (hasCode)
        {
            Assert.Equal("OperationNotPermitted", (await Lab.Fails(lab.Ec2.AttachVolumeAsync(request))).ErrorCode);
            await lab.Ec2.StopInstancesAsync(new StopInstancesRequest { InstanceIds = [instance] });
            lab.Pass(60);
        }

        await lab.Ec2.AttachVolumeAsync(request);
        Assert.Equal(instance, lab.View.Volume(volume).InstanceId);
    }

    [Theory]
    [InlineData("amazon", "ami-0c000000000000003")]
    [InlineData("137112412989", "ami-0c000000000000003")]
    [InlineData("self", "ami-0c000000000000001", "ami-0c000000000000002")]
    [InlineData("aws-marketplace")]
    public async Task Owner_GoesByItsAlias(string owner, params string[] expected)
    {
        using var lab = new Lab(world: World);

        var images = (await lab.Ec2.DescribeImagesAsync(new DescribeImagesRequest { Owners = [owner] })).Images ?? [];

        Assert.Equal(expected, images.Select(image => image.ImageId).Order());
        Assert.All(images, image => Assert.Equal(owner is "self" ? null : "amazon", image.ImageOwnerAlias));
    }

    [Theory]
    [InlineData("amazon", true)]
    [InlineData("137112412989", false)]
    public async Task Owner_InACondition_IsItsAlias(string owner, bool isAllowed)
    {
        using var lab = new Lab(world: World);
        var ec2 = lab.Ec2As(lab.Role("r", $$"""
            { "Effect": "Allow", "Action": "ec2:RunInstances", "Resource": "arn:aws:ec2:*::image/*", "Condition": { "StringEquals": { "ec2:Owner": "{{owner}}" } } },
            { "Effect": "Allow", "Action": "ec2:RunInstances", "NotResource": "arn:aws:ec2:*::image/*" }
            """));

        var launch = ec2.RunInstancesAsync(new RunInstancesRequest { ImageId = "ami-0c000000000000003", InstanceType = "t3.small", MinCount = 1, MaxCount = 1 });

        var error = await Record.ExceptionAsync(() => launch);
        Assert.Equal(isAllowed ? null : "UnauthorizedOperation", (error as Amazon.EC2.AmazonEC2Exception)?.ErrorCode);
    }
}
