using AmiPipeline.Simulator.Definitions;
using AmiPipeline.StatesLanguage.Executions;
using Xunit;

namespace AmiPipeline.Scenarios;

/// <summary>Sources in states that no call makes, and for machines that are not launched here.</summary>
public sealed class OddSourceScenarios
{
    private const string Encrypt = """{ "source": { "imageId": "ami-03000000000000001" }, "name": "odd", "kmsKeyId": "alias/golden" }""";
    private const string Image = "\"name\": \"s3-unencrypted\",";

    [Theory]
    [InlineData("invalid")]
    [InlineData("transient")]
    [InlineData("error")]
    public async Task ImageInAStateThatIsNotAvailable_IsRefused(string state)
    {
        var account = In(Image, $"{Image} \"state\": \"{state}\",");

        var report = await account.RunAsync(Encrypt);

        Assert.Equal($"/source/imageId: is ami-03000000000000001, which is {state}; it must be available", report.Failure!.Cause);
    }

    [Fact]
    public async Task InstanceWhoseVolumeGoes_IsRefused()
    {
        var account = In("\"volumeId\": \"vol-04000000000000003\",", "\"volumeId\": \"vol-04000000000000003\", \"attachmentState\": \"detaching\",");

        var report = await account.RunAsync("""{ "source": { "instanceId": "i-04000000000000002", "reboot": false }, "name": "odd" }""");

        Assert.Equal("/source/instanceId: is i-04000000000000002, whose volume at /dev/sdf is detaching; wait until it is gone, or attach it again", report.Failure!.Cause);
    }

    [Theory]
    [InlineData("x86_64_mac")]
    [InlineData("arm64_mac")]
    public async Task ImageOfAMac_IsCopiedAndRegistered_AndNotLaunched(string architecture)
    {
        var account = In(Image, $"{Image} \"architecture\": \"{architecture}\",");

        var copied = await account.SucceedAsync(Encrypt);
        var registered = await account.SucceedAsync(Encrypt.Replace("odd", "registered", StringComparison.Ordinal).Replace("\"kmsKeyId\"", "\"via\": \"snapshots\", \"kmsKeyId\"", StringComparison.Ordinal), "run-2");
        var refused = await account.RunAsync(Encrypt.Replace("odd", "launched", StringComparison.Ordinal).Replace("\"kmsKeyId\"", "\"via\": \"instance\", \"kmsKeyId\"", StringComparison.Ordinal), "run-3");

        Assert.All([copied, registered], image => Assert.Contains(architecture, image.Traits, StringComparison.Ordinal));
        Assert.Equal(ExecutionStatus.Failed, refused.Status);
        Assert.Contains($"an image for {architecture} boots only on a Dedicated Host", refused.Failure!.Cause, StringComparison.Ordinal);
    }

    private static Account In(string text, string changed)
    {
        Assert.Contains(text, Examples.WorldJson, StringComparison.Ordinal);
        return new Account(world: WorldDefinition.Parse(Examples.WorldJson.Replace(text, changed, StringComparison.Ordinal)));
    }
}
