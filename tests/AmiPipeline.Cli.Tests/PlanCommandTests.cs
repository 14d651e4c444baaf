using AmiPipeline.Cli.Hosting;
using AmiPipeline.Engines.Simulated;
using Xunit;

namespace AmiPipeline.Cli.Tests;

public sealed class PlanCommandTests
{
    private static readonly string[] Reads = ["Describe", "Get", "List"];

    [Fact]
    public async Task Plan_OfUniqueKeys_TellsStepsWithTheirEncryptionAndTheResult()
    {
        var result = await Cli.RunAsync("plan", Cli.Example("s5-unique-keys.json"));

        Assert.Equal(ExitCodes.Done, result.ExitCode);
        Assert.Contains("  Create volumes   CreateVolume of 20 GiB for /dev/sdf: Encrypted=true, KmsKeyId=alias/data", result.Lines);
        Assert.Contains(result.Lines, line => line.Contains("alias/logs, as requested", StringComparison.Ordinal));
        Assert.Contains("Warning  the image boots once, so its content changes", result.Lines);
        Assert.Equal("No changes were made.", result.Lines[^1]);
        Assert.DoesNotContain("\e", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plan_ThatPreservesMixedStatus_LeavesTheKeyOutAndSaysWhatIsAccepted()
    {
        var result = await Cli.RunAsync("plan", Cli.Example("s1-preserve-mixed.json"));

        Assert.Contains(result.Lines, line => line.EndsWith("CopyImage of ami-01000000000000001: no encryption parameters", StringComparison.Ordinal));
        Assert.Contains(result.Lines, line => line.Contains("alias/data, the source's key or alias/aws/ebs, the account's default key", StringComparison.Ordinal));
        Assert.Contains(result.Lines, line => line.EndsWith("alias/aws/ebs  not in use yet: its first use creates it", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(ExampleRequests.Names), MemberType = typeof(ExampleRequests))]
    public async Task Plan_OfAnyExample_TouchesNothing(string example)
    {
        SimulatedEngine? used = null;
        var result = await Cli.RunAsync(engine => used = engine, default, "plan", Cli.Example(example));

        Assert.Equal(ExitCodes.Done, result.ExitCode);
        Assert.All(used!.Cloud.Calls.All, call => Assert.True(IsRead(call.Action), call.Action));
    }

    [Theory]
    [MemberData(nameof(ExampleRequests.Names), MemberType = typeof(ExampleRequests))]
    public Task Plan_OfAnyExample_NamesTheCallsThatARunMakes(string example) => AssertSameCalls(Cli.Example(example));

    [Theory]
    [MemberData(nameof(ExampleRequests.OtherRoutes), MemberType = typeof(ExampleRequests))]
    public async Task Plan_OfARouteThatNoExampleTakes_NamesTheCallsThatARunMakes(string request)
    {
        using var files = new TemporaryFiles();
        await AssertSameCalls(files.Request(request));
    }

    private static async Task AssertSameCalls(string request)
    {
        SimulatedEngine? used = null;
        var plan = (await Cli.RunAsync("plan", request, "--output", "json")).Document();
        var run = await Cli.RunAsync(engine => used = engine, default, "run", request);

        Assert.Equal(ExitCodes.Done, run.ExitCode);
        var planned = plan.GetProperty("steps").EnumerateArray()
            .SelectMany(step => step.GetProperty("call").GetString()!.Split(", "))
            .Where(call => call != "with" && !IsRead(call));
        Assert.Equal(
            used!.Cloud.Calls.All.Select(call => call.Action).Where(action => !IsRead(action)).Distinct().Order(),
            planned.Distinct().Order());

        var states = plan.GetProperty("steps").EnumerateArray().Select(step => step.GetProperty("state").GetString()!).Distinct().ToList();
        Assert.Equal(states, run.Lines.TakeWhile(line => line.Length > 0).Select(line => line[10..].Split("  ")[0]).Where(states.Contains));
    }

    [Fact]
    public async Task Plan_AsADocument_HasThePlanAndTheAliases()
    {
        var document = (await Cli.RunAsync("plan", Cli.Example("s3-encrypt.json"), "--output", "json")).Document();

        Assert.Equal("copy", document.GetProperty("plan").GetProperty("route").GetString());
        Assert.Equal("golden-s3-unencrypted", document.GetProperty("plan").GetProperty("name").GetString());
        Assert.Equal("alias/golden", document.GetProperty("keyAliases").GetProperty("arn:aws:kms:us-east-1:111122223333:key/10000000-0000-4000-8000-000000000001").GetString());
    }

    private static bool IsRead(string action) => Reads.Any(read => action.StartsWith(read, StringComparison.Ordinal));
}
