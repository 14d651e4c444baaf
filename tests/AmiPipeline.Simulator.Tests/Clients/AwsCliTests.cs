using Xunit;
using static AmiPipeline.Simulator.Tests.Clients.AwsCliCommands;

namespace AmiPipeline.Simulator.Tests.Clients;

/// <summary>Scenario four by hand with the AWS CLI, and what it says if the simulator refuses.</summary>
public sealed class AwsCliTests
{
    [Fact]
    public async Task CreateImage_CapturesAnInstance_AndDeregisterTakesItsSnapshotsAlong()
    {
        await using var port = await OpenAsync();
        var before = port.Lab.View.Dump();

        var id = await Ec2Async(port, ["create-image", "--instance-id", "i-04000000000000001", "--name", "captured", "--no-reboot", .. Text, "ImageId"]);
        await Ec2Async(port, "wait", "image-available", "--image-ids", id);
        var snapshot = await Ec2Async(port, ["describe-images", "--image-ids", id, .. Text, "Images[].BlockDeviceMappings[].Ebs.SnapshotId"]);
        var key = await Ec2Async(port, ["describe-snapshots", "--snapshot-ids", snapshot, .. Text, "Snapshots[].KmsKeyId"]);
        Assert.Equal(port.Lab.KeyArn("alias/root"), key);

        var (exit, results, error) = await StartAsync(
            port, ["ec2", "deregister-image", "--image-id", id, "--delete-associated-snapshots", .. Text, "DeleteSnapshotResults[].ReturnCode"]);
        Assert.SkipWhen(error.Contains("Unknown options: --delete-associated-snapshots", StringComparison.Ordinal), "This version of the AWS CLI has no --delete-associated-snapshots.");

        Assert.True(exit == 0, error);
        Assert.Equal("success", results.Trim());
        Assert.Equal(before, port.Lab.View.Dump());
    }

    [Fact]
    public async Task WhatIsNotModelled_IsReportedByName()
    {
        await using var port = await OpenAsync();

        var (exit, _, error) = await StartAsync(port, "ec2", "create-nat-gateway", "--subnet-id", "subnet-0aaaaaaaaaaaaaaa1");

        Assert.NotEqual(0, exit);
        Assert.Contains("(InvalidAction) when calling the CreateNatGateway operation", error);
    }

    [Fact]
    public async Task LaunchConfigurations_AreCreatedAndListed()
    {
        await using var port = await OpenAsync();

        await RunAsync(port, "autoscaling", "create-launch-configuration", "--launch-configuration-name", "web", "--image-id", "ami-05000000000000001", "--instance-type", "t3.small");

        Assert.Equal("ami-05000000000000001", await RunAsync(port, ["autoscaling", "describe-launch-configurations", .. Text, "LaunchConfigurations[?LaunchConfigurationName=='web'].ImageId"]));
        var (exit, _, error) = await StartAsync(port, "autoscaling", "describe-auto-scaling-groups");
        Assert.NotEqual(0, exit);
        Assert.Contains("(InvalidAction) when calling the DescribeAutoScalingGroups operation", error);
    }

    [Fact]
    public async Task KmsAndSts_AnswerToo()
    {
        await using var port = await OpenAsync();

        Assert.Equal(
            port.Lab.KeyArn("alias/golden"),
            await RunAsync(port, ["kms", "describe-key", "--key-id", "alias/golden", .. Text, "KeyMetadata.Arn"]));
        Assert.Equal(Lab.Account, await RunAsync(port, ["sts", "get-caller-identity", .. Text, "Account"]));
    }
}
