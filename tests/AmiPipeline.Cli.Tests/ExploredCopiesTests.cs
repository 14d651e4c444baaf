using AmiPipeline.Cli.Hosting;
using Xunit;

namespace AmiPipeline.Cli.Tests;

/// <summary>The forms in which a request names its copies, as the exploration's oracles read them, and requests that change what is there.</summary>
public sealed class ExploredCopiesTests : IDisposable
{
    private readonly TemporaryFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("""{ "to": [{ "accountId": "777788889999", "regions": ["us-east-1", "eu-west-1"], "kmsKeyId": "alias/copies" }, { "region": "us-west-2" }] }""")]
    [InlineData("""{ "accounts": { "777788889999": ["us-east-1", "eu-west-1"] } }""")]
    [InlineData("""{ "to": [{ "regions": "all" }], "accounts": { "777788889999": "all" } }""")]
    [InlineData("""{ "to": [{ "region": "us-west-2" }], "keepSource": false }""")]
    public async Task Copies_InWhicheverForm_AreAllJudged(string copies)
    {
        var result = await ExploreAsync(copies, "--replay", "CopyImage#1:lost-answer");

        Assert.Equal((ExitCodes.Done, ""), (result.ExitCode, result.Error));
        Assert.Contains("1 right image: ami-", result.Out, StringComparison.Ordinal);
    }

    /// <summary>What the request does something to is made by executions that go before.</summary>
    [Theory]
    [InlineData("\"unshareFrom\": { \"all\": true }", "RetireGrant#1:lost-answer")]
    [InlineData("\"retention\": { \"family\": \"web\", \"keepLatest\": 1 }", "DeregisterImage#1:lost-answer")]
    public async Task RequestThatChangesWhatIsThere_IsJudged(string field, string key)
    {
        var request = _files.Request($$"""{ "source": { "imageId": "ami-01000000000000001" }, "name": "changing", "kmsKeyId": "alias/golden", {{field}} }""");

        var result = await Cli.RunAsync(["explore", request, "--replay", key]);

        Assert.Equal((ExitCodes.Done, ""), (result.ExitCode, result.Error));
        Assert.Contains("1 right image: ami-", result.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("Not every fault has struck", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RequestThatFailsBeforeIt_IsNotExplored()
    {
        var request = _files.Request("""{ "source": { "imageId": "ami-01000000000000001" }, "name": "never", "kmsKeyId": "alias/disabled", "retention": { "family": "web", "keepLatest": 1 } }""");

        var result = await Cli.RunAsync(["explore", request]);

        Assert.Equal(ExitCodes.ExecutionFailed, result.ExitCode);
        Assert.Contains("comes to no image: The execution that goes before fails: RequestRefusedException", result.Error, StringComparison.Ordinal);
    }

    private Task<CliResult> ExploreAsync(string copies, params string[] options)
    {
        var request = _files.Request($$"""{ "source": { "imageId": "ami-01000000000000001" }, "name": "copied", "kmsKeyId": "alias/golden", "copies": {{copies}} }""");
        return Cli.RunAsync(["explore", request, "--configuration", Cli.Example("other-account.deployment.json"), .. options]);
    }
}
