using AmiPipeline.Cli.Hosting;
using Xunit;

namespace AmiPipeline.Cli.Tests;

/// <summary>The example with a source of another account, which needs a configuration.</summary>
public sealed class OtherAccountTests
{
    private static readonly string Request = Cli.Example("other-account.json");
    private const string TakenBack = "Nothing was created. The access that the source account 444455556666 gave for this was taken back.";
    private static readonly string Configuration = Cli.Example("other-account.deployment.json");

    [Fact]
    public async Task Run_WithItsConfiguration_SharesTheSourceFirstAndUnsharesItLast()
    {
        var result = await Cli.RunAsync("run", Request, "--configuration", Configuration);

        Assert.True(result.ExitCode == ExitCodes.Done, result.Error);
        var steps = result.Out.Split('\n').TakeWhile(line => line.Length > 0).ToList();
        Assert.Equal(" 0:00:00  Share source                the image, 2 snapshots, 1 key of account 444455556666", steps[0]);
        Assert.EndsWith("Unshare source              the image, 2 snapshots, 1 key of account 444455556666", steps[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plan_WithItsConfiguration_ReadsTheSource()
    {
        var result = await Cli.RunAsync("plan", Request, "--configuration", Configuration);

        Assert.True(result.ExitCode == ExitCodes.Done, result.Error);
        Assert.Contains("CopyImage of ami-0f000000000000005", result.Out, StringComparison.Ordinal);
        Assert.Contains("in the role AmiPipelineSource of account 444455556666, unless it has access", result.Out, StringComparison.Ordinal);
        Assert.Contains("RetireGrant to undo the sharing", result.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("No changes were made", result.Out, StringComparison.Ordinal);
        Assert.EndsWith(TakenBack, result.Out.TrimEnd(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("run")]
    [InlineData("plan")]
    public async Task Command_WithoutConfiguration_IsRefused_AndSaysWhatIsMissing(string command)
    {
        var result = await Cli.RunAsync(command, Request);

        Assert.Equal(ExitCodes.Refused, result.ExitCode);
        Assert.Contains("The request was rejected. No changes were made.", result.Error, StringComparison.Ordinal);
        Assert.Contains("/source/accountId: is 444455556666, where the pipeline may assume no role AmiPipelineSource; guardrails.roles", result.Out + result.Error, StringComparison.Ordinal);
    }

    /// <summary>The source was shared to find that out: to say that nothing was touched would be wrong.</summary>
    [Theory]
    [InlineData("run")]
    [InlineData("plan")]
    public async Task Command_WithGuardrailsThatDoNotAllowTheSource_IsRefused_AndSaysWhatWasShared(string command)
    {
        using var files = new TemporaryFiles();
        var narrow = files.Request("""
            { "guardrails": {
                "accounts": ["self"],
                "roles": [{ "arn": "arn:aws:iam::444455556666:role/ami-pipeline/AmiPipelineSource", "externalId": "an-example" }] } }
            """);

        var result = await Cli.RunAsync(command, Request, "--configuration", narrow);

        Assert.Equal(ExitCodes.Refused, result.ExitCode);
        Assert.Contains("/source/imageId: is ami-0f000000000000005 of account 444455556666", result.Error, StringComparison.Ordinal);
        Assert.StartsWith($"The request was rejected. {TakenBack}", result.Error, StringComparison.Ordinal);
        Assert.Equal(command == "run", result.Out.Contains("Unshare source", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Configuration_ThatIsNone_IsRefusedWithItsFields()
    {
        using var files = new TemporaryFiles();
        var bad = files.Request("""{ "guardrails": { "roles": [{ "arn": "everyone" }] } }""");

        var result = await Cli.RunAsync("run", Request, "--configuration", bad);

        Assert.Equal(ExitCodes.FileUnusable, result.ExitCode);
        Assert.Contains("is not a configuration:", result.Error, StringComparison.Ordinal);
        Assert.Contains("/guardrails/roles/0/externalId", result.Error, StringComparison.Ordinal);
    }
}
