using AmiPipeline.Cli.Hosting;
using Xunit;

namespace AmiPipeline.Cli.Tests.Deployed;

/// <summary><c>list</c> against Step Functions' wire format.</summary>
public sealed class ListCommandTests : IDisposable
{
    private readonly DeployedLab _lab = new();

    public void Dispose() => _lab.Dispose();

    [Fact]
    public async Task List_OfNone_SaysSo()
    {
        var result = await _lab.RunAsync("list", "--state-machine", DeployedLab.Machine);

        Assert.Equal((ExitCodes.Done, "No executions.\n"), (result.ExitCode, result.Out));
    }

    [Fact]
    public async Task List_OfSome_IsATableWithTheNewestFirst()
    {
        await StartAsync("s3-encrypt.json", "one");
        await _lab.StepFunctions.RunAsync(TestContext.Current.CancellationToken);
        await StartAsync("s1-preserve-mixed.json", "two");
        _lab.Clock.Advance(TimeSpan.FromSeconds(90));

        var result = await _lab.RunAsync("list", "--state-machine", DeployedLab.Machine);

        Assert.Equal(
            """
            ╭──────┬───────────┬─────────────────────────┬───────────────────╮
            │ Name │ Status    │ Started                 │ Took              │
            ├──────┼───────────┼─────────────────────────┼───────────────────┤
            │ two  │ running   │ 2026-01-01 00:05:36 UTC │ 1 min 30 s so far │
            │ one  │ succeeded │ 2026-01-01 00:00:00 UTC │ 5 min 36 s        │
            ╰──────┴───────────┴─────────────────────────┴───────────────────╯

            """.ReplaceLineEndings("\n"),
            result.Out);
    }

    [Fact]
    public async Task List_ByStatus_AsADocument_HasThoseAlone()
    {
        await StartAsync("s3-encrypt.json", "one");
        await _lab.StepFunctions.RunAsync(TestContext.Current.CancellationToken);
        await StartAsync("s1-preserve-mixed.json", "two");

        var document = (await _lab.RunAsync("list", "--state-machine", DeployedLab.Machine, "--status", "SUCCEEDED", "--output", "json")).Document();

        var one = Assert.Single(document.GetProperty("executions").EnumerateArray());
        Assert.Equal(("one", $"{DeployedLab.ExecutionPrefix}one", "SUCCEEDED"), (one.GetProperty("name").GetString(), one.GetProperty("execution").GetString(), one.GetProperty("status").GetString()));
        Assert.True(one.TryGetProperty("stopDate", out _));
        Assert.False(document.GetProperty("hasMore").GetBoolean());
    }

    [Fact]
    public async Task List_UpToALimit_SaysThatThereAreMore()
    {
        foreach (var name in new[] { "one", "two", "three" })
        {
            await StartAsync("s3-encrypt.json", name);
        }

        var limited = await _lab.RunAsync("list", "--state-machine", DeployedLab.Machine, "--limit", "2");
        var exact = (await _lab.RunAsync("list", "--state-machine", DeployedLab.Machine, "--limit", "3", "--output", "json")).Document();

        Assert.Equal("There are more; use --limit N.", limited.Lines[^1]);
        Assert.DoesNotContain("│ one ", limited.Out, StringComparison.Ordinal);
        Assert.Equal((3, false), (exact.GetProperty("executions").GetArrayLength(), exact.GetProperty("hasMore").GetBoolean()));
    }

    [Theory]
    [InlineData("--status is running; it must be one of RUNNING, SUCCEEDED, FAILED, TIMED_OUT, ABORTED.", "--status", "running")]
    [InlineData("--limit must be an integer of at least 1 (got none).", "--limit", "none")]
    [InlineData("--limit must be an integer of at least 1 (got 0).", "--limit", "0")]
    public async Task List_WithABadOption_IsRefused(string message, params string[] args)
    {
        var result = await _lab.RunAsync(["list", "--state-machine", DeployedLab.Machine, .. args]);

        Assert.Equal(ExitCodes.Refused, result.ExitCode);
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
    }

    private Task<CliResult> StartAsync(string example, string name) =>
        _lab.RunAsync("start", Cli.Example(example), "--state-machine", DeployedLab.Machine, "--name", name);
}
