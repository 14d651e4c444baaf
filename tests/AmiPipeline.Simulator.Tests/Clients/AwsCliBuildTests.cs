using Xunit;
using static AmiPipeline.Simulator.Tests.Clients.AwsCliCommands;

namespace AmiPipeline.Simulator.Tests.Clients;

/// <summary>Scenario five by hand with the AWS CLI: the seven steps that give every snapshot a key of its own.</summary>
public sealed class AwsCliBuildTests
{
    [Fact]
    public async Task UniqueKeys_BySevenSteps_GiveThreeKeys()
    {
        await using var port = await OpenAsync();

        var instance = await Ec2Async(
            port, ["run-instances", "--image-id", "ami-05000000000000001", "--instance-type", "t3.small", "--count", "1", .. Text, "Instances[0].InstanceId"]);
        await Ec2Async(port, "wait", "instance-running", "--instance-ids", instance);
        var zone = port.Lab.View.Instance(instance).Zone;
        var data = await VolumeAsync(port, zone, "20", "alias/data");
        var logs = await VolumeAsync(port, zone, "8", "alias/logs");
        await Ec2Async(port, "wait", "volume-available", "--volume-ids", data, logs);
        await Ec2Async(port, "attach-volume", "--instance-id", instance, "--volume-id", data, "--device", "/dev/sdf");
        await Ec2Async(port, "attach-volume", "--instance-id", instance, "--volume-id", logs, "--device", "/dev/sdg");
        var image = await Ec2Async(port, ["create-image", "--instance-id", instance, "--name", "unique-keys", .. Text, "ImageId"]);
        await Ec2Async(port, "wait", "image-available", "--image-ids", image);
        await Ec2Async(port, "terminate-instances", "--instance-ids", instance);

        Assert.Equal(
            new[] { "alias/data", "alias/logs", "alias/root" }.Select(port.Lab.KeyArn),
            port.Lab.View.Image(image).Devices.OrderBy(device => device.DeviceName).Select(device => device.KeyArn));
    }

    private static Task<string> VolumeAsync(Port port, string zone, string size, string key) => Ec2Async(
        port, ["create-volume", "--availability-zone", zone, "--size", size, "--volume-type", "gp3", "--encrypted", "--kms-key-id", key, .. Text, "VolumeId"]);
}
