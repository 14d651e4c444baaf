using AmiPipeline.Cli.Hosting;
using Xunit;

namespace AmiPipeline.Cli.Tests.Aws;

public sealed class IgnoredEncryptionTests
{
    [Theory]
    [InlineData("s3-encrypt", "/dev/xvda")]
    [InlineData("s5-unique-keys", "/dev/sdf")]
    [InlineData("s5-unique-keys-snapshots", "/dev/sdg")]
    public async Task RunAws_OnAnEc2ThatIgnoresEncryption_FailsWithTheDifferencesAndLeavesNothing(string example, string device)
    {
        await using var lab = await AwsLab.StartAsync();

        var result = await lab.RunAsync(new Interruption(), connection => connection with { Http = new IgnorantNetwork() }, "run", Cli.Example($"{example}.json"), "--aws");

        Assert.Equal(ExitCodes.ExecutionFailed, result.ExitCode);
        Assert.Contains(result.Lines, line => line == "Failed   ImageVerificationException");
        Assert.Matches($"\n +what +expected +found", result.Out);
        Assert.Matches($"\n +{device} encrypted +(yes|true) +(no|false)", result.Out);
        Assert.Empty(lab.Added);
        Assert.DoesNotContain(lab.View.Images, image => image.Tags.ContainsKey("ami-pipeline:execution"));
    }

    [Fact]
    public async Task RunAws_OnAnEc2ThatIgnoresTagsToo_DoesNotTakeWhatItCannotTellForItsOwn()
    {
        await using var lab = await AwsLab.StartAsync();

        var result = await lab.RunAsync(
            new Interruption(), connection => connection with { Http = new IgnorantNetwork(ignoresTags: true) }, "run", Cli.Example("s3-encrypt.json"), "--aws");

        Assert.Equal(ExitCodes.ExecutionFailed, result.ExitCode);
        var image = Assert.Single(lab.View.Images, image => lab.Added.Contains(image.Id));
        Assert.Contains(result.Lines, line => line == "Failed   ImageVerificationException");
        Assert.Contains($"{image.Id} (golden-", result.Out, StringComparison.Ordinal);
        Assert.Contains("Removed  nothing (no temporary resources found)", result.Out, StringComparison.Ordinal);
    }
}
