using AmiPipeline.Cli.Hosting;
using Xunit;

namespace AmiPipeline.Cli.Tests;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("--help")]
    [InlineData("run", "--help")]
    [InlineData("plan", "-h")]
    [InlineData("schema", "--help")]
    public async Task Help_OfEveryCommand_ListsTheExitCodes(params string[] args)
    {
        var result = await Cli.RunAsync(args);

        Assert.Equal(ExitCodes.Done, result.ExitCode);
        Assert.All(ExitCodes.All, code => Assert.Contains($"{code.Code,3}  {code.Meaning}\n", result.Out, StringComparison.Ordinal));
        Assert.Equal("", result.Error);
    }

    [Theory]
    [InlineData("No command given. Available: run, plan, find, fleet, cleanup, unshare, start, watch, list, simulator, explore, schema, key-policy, states, completion.")]
    [InlineData("rum is not a command of ami-pipeline. Did you mean run?", "rum")]
    [InlineData("frobnicate is not a command of ami-pipeline.", "frobnicate")]
    [InlineData("Required argument 'REQUEST' missing", "run")]
    [InlineData("--regoin is not an option of ami-pipeline run. Did you mean --region?", "run", "x.json", "--regoin", "us-east-1")]
    [InlineData("--seeed is not an option of ami-pipeline plan.", "plan", "x.json", "--seeed", "1")]
    [InlineData("--imageId is not an option of ami-pipeline run.", "run", "--imageId", "x")]
    [InlineData("--imageId is not an option of ami-pipeline run.", "run", "--imageId")]
    [InlineData("--reqest is not an option of ami-pipeline cleanup. Did you mean --request?", "cleanup", "--execution", "x", "--reqest", "y")]
    [InlineData("second.json is not an argument of ami-pipeline run.", "run", "first.json", "second.json")]
    [InlineData("--output is xml; it must be text or json.", "plan", "x.json", "--output", "xml")]
    [InlineData("--seed must be an integer (got many).", "run", "x.json", "--seed", "many")]
    public async Task CommandLine_ThatCannotBeUnderstood_SaysWhyAndWhereToReadOn(string expected, params string[] args)
    {
        var result = await Cli.RunAsync(args);

        Assert.Equal(ExitCodes.Refused, result.ExitCode);
        Assert.StartsWith(expected, result.Error, StringComparison.Ordinal);
        Assert.Contains("Try: ami-pipeline", result.Error, StringComparison.Ordinal);
        Assert.Equal("", result.Out);
    }

    [Theory]
    [InlineData("run", "--output", "json")]
    [InlineData("--output=json", "rum")]
    [InlineData("plan", "x", "--nonsense", "--output", "json")]
    public async Task CommandLine_ThatCannotBeUnderstood_IsADocumentWhereOneIsAskedFor(params string[] args)
    {
        var result = await Cli.RunAsync(args);

        Assert.Equal(ExitCodes.Refused, result.ExitCode);
        var document = result.Document();
        Assert.Equal("CommandLineRefused", document.GetProperty("error").GetString());
        Assert.Equal(ExitCodes.Refused, document.GetProperty("exitCode").GetInt32());
    }

    [Theory]
    [InlineData("schema")]
    [InlineData("key-policy", "--case", "own", "--pipeline-account", "111122223333", "--region", "us-east-1")]
    [InlineData("simulator", "--coverage")]
    public async Task Output_OfACommandWithOneFormat_IsNoOption(params string[] args)
    {
        var result = await Cli.RunAsync([.. args, "--output", "text"]);

        Assert.Equal(ExitCodes.Refused, result.ExitCode);
        Assert.StartsWith($"--output is not an option of ami-pipeline {args[0]}.", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fault_OfTheProgramItself_IsOneLineWithoutAStackTrace()
    {
        var result = await Cli.RunAsync(_ => throw new InvalidOperationException("Broken\nin two."), default, "run", Cli.Example("s3-encrypt.json"));

        Assert.Equal(ExitCodes.Unexpected, result.ExitCode);
        Assert.StartsWith("InvalidOperationException: Broken in two. This is a bug in ami-pipeline; please report it", result.Error, StringComparison.Ordinal);
        Assert.Single(result.Error.TrimEnd().Split('\n'));
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancelled_BeforeTheEnd_SaysSo()
    {
        using var cancelled = new CancellationTokenSource();
        var result = await Cli.RunAsync(
            engine =>
            {
                cancelled.Cancel();
                return engine;
            },
            cancelled.Token, "run", Cli.Example("s5-unique-keys.json"));

        Assert.Equal(ExitCodes.Cancelled, result.ExitCode);
        Assert.StartsWith("Cancelled.", result.Error, StringComparison.Ordinal);
    }
}
