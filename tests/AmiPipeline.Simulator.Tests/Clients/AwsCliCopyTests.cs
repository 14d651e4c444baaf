using Xunit;
using static AmiPipeline.Simulator.Tests.Clients.AwsCliCommands;

namespace AmiPipeline.Simulator.Tests.Clients;

/// <summary>Scenarios one to three by hand with the AWS CLI: an image is copied.</summary>
public sealed class AwsCliCopyTests
{
    [Theory]
    [InlineData("ami-01000000000000001", null, null, "alias/data")]
    [InlineData("ami-02000000000000001", null, "alias/root")]
    [InlineData("ami-03000000000000001", "alias/golden", "alias/golden")]
    [InlineData("ami-03b00000000000001", "alias/golden", "alias/golden", "alias/golden")]
    public async Task CopyImage_GivesTheKeysOfScenariosOneToThree(string source, string? key, params string?[] expected)
    {
        await using var port = await OpenAsync();
        string[] encryption = key is null ? [] : ["--encrypted", "--kms-key-id", key];

        var id = await Ec2Async(port, ["copy-image", "--source-region", Lab.Here, "--source-image-id", source, "--name", "the-copy", .. encryption, .. Text, "ImageId"]);
        await Ec2Async(port, "wait", "image-available", "--image-ids", id);

        Assert.Equal(expected.Select(alias => alias is null ? null : port.Lab.KeyArn(alias)), port.Lab.View.Image(id).Devices.Select(device => device.KeyArn));
    }
}
