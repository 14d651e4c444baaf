using AmiPipeline.Cli.Hosting;
using Xunit;

namespace AmiPipeline.Cli.Tests;

/// <summary>The forms in which a request names its copies, as the exploration's oracles read them, and what they don't know.</summary>
public sealed class ExploredCopiesTests : IDisposable
{
    private readonly TemporaryFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("""{ "to": [{ "accountId": "777788889999", "regions": ["us-east-1", "eu-west-1"], "kmsKeyId": "alias/copies" }, { "region": "us-west-2" }] }""")]
    [InlineData("""{ "accounts": { "777788889999": ["us-east-1", "eu-west-1"] } }""")]
    public async Task Copies_InWhicheverForm_AreAllJudged(string copies)
    {
        var result = await ExploreAsync(copies, "--replay", "CopyImage#1:lost-answer");

        Assert.Equal((ExitCodes.Done, ""), (result.ExitCode, result.Error));
        Assert.Contains("1 right image: ami-", result.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("copies.keepSource", """{ "to": [{ "region": "us-west-2" }], "keepSource": false }""")]
    [InlineData("copies.to", """{ "to": [{ "accountId": "777788889999", "regions": "all", "kmsKeyId": "alias/copies" }] }""")]
    [InlineData("copies.accounts", """{ "accounts": { "777788889999": "all" } }""")]
    public async Task Copies_ThatNoOracleKnows_AreRefusedByName(string field, string copies)
    {
        var result = await ExploreAsync(copies);

        Assert.Equal(ExitCodes.Refused, result.ExitCode);
        Assert.Contains($"{field} asks for every Region, or for no image in the account itself. Name the Regions, and keep the image.", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"unshareFrom\": { \"all\": true }", "unshareFrom takes access to an image that is there, and explorations begin without one. Leave it out.")]
    [InlineData("\"retention\": { \"family\": \"web\", \"keepLatest\": 1 }", "retention lets images go that are there, and explorations begin without one. Leave it out.")]
    public async Task FieldThatNoOracleKnows_IsRefusedByName(string field, string message)
    {
        var request = _files.Request($$"""{ "source": { "imageId": "ami-01000000000000001" }, "name": "kept", {{field}} }""");

        var result = await Cli.RunAsync(["explore", request]);

        Assert.Equal(ExitCodes.Refused, result.ExitCode);
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
    }

    private Task<CliResult> ExploreAsync(string copies, params string[] options)
    {
        var request = _files.Request($$"""{ "source": { "imageId": "ami-01000000000000001" }, "name": "copied", "kmsKeyId": "alias/golden", "copies": {{copies}} }""");
        return Cli.RunAsync(["explore", request, "--configuration", Cli.Example("other-account.deployment.json"), .. options]);
    }
}
