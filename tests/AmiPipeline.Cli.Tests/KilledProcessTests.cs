using AmiPipeline.Kills;
using AmiPipeline.Simulator.Definitions;
using Xunit;

namespace AmiPipeline.Cli.Tests;

/// <summary>
/// <c>run --aws</c> as a process of its own, killed by the system at a call: before its effect, or before its answer. tests/Kills does that at every call of both routes.
/// </summary>
public sealed class KilledProcessTests
{
    private const string ViaInstance = "s5-unique-keys.json";
    private const string ViaSnapshots = "s5-unique-keys-snapshots.json";

    private static readonly WorldDefinition World = WorldDefinition.Parse(ExampleRequests.Read("simulated-account.json"));

    private static readonly WaitlessProgram Program = new("dotnet", Path.Combine(AppContext.BaseDirectory, "AmiPipeline.Kills.dll"));

    [Theory]
    [InlineData(ViaInstance, "RunInstances", true)]
    [InlineData(ViaInstance, "CreateImage", true)]
    [InlineData(ViaSnapshots, "RegisterImage", false)]
    public async Task CleanUp_AfterTheProcessIsKilled_LeavesNothing(string example, string action, bool afterEffect)
    {
        await using var run = await KilledRun.StartAsync(Program, World);
        await run.KillAsync(Cli.Example(example), call => call.Action == action && !call.IsDryRun, afterEffect);
        Assert.Equal(action, run.KilledAt?.Action);

        Assert.NotEmpty(run.Orphans);

        var (exitCode, output) = await run.CleanUpAsync();

        Assert.True(exitCode == 0, output);
        Assert.Empty(run.Orphans);
    }

    [Theory]
    [InlineData(ViaInstance, "CreateVolume", true)]
    [InlineData(ViaSnapshots, "CopySnapshot", true)]
    public async Task TheSameAgain_AfterTheProcessIsKilled_MakesTheImageAndLeavesNothingElse(string example, string action, bool afterEffect)
    {
        await using var run = await KilledRun.StartAsync(Program, World);
        await run.KillAsync(Cli.Example(example), call => call.Action == action && !call.IsDryRun, afterEffect);
        Assert.Equal(action, run.KilledAt?.Action);

        var (exitCode, output) = await run.RunAgainAsync(Cli.Example(example));

        Assert.True(exitCode == 0, output);
        Assert.Single(run.Images);
        Assert.Empty(run.Orphans);
    }

    /// <summary>The lock is the operating system's: the second process is refused while the first one runs.</summary>
    [Fact]
    public async Task TheSameNameAtTheSameTime_IsRefused()
    {
        await using var run = await KilledRun.StartAsync(Program, World);

        var (first, (exitCode, output)) = await run.RunTwiceAsync(Cli.Example(ViaSnapshots), call => call is { Action: "CreateVolume", IsDryRun: false });

        Assert.True(first.ExitCode == 0, first.Output);
        Assert.True(exitCode == 2, output);
        Assert.Contains("--name is of an execution that is running on this machine", output, StringComparison.Ordinal);
        Assert.Single(run.Images);
        Assert.Empty(run.Orphans);
    }
}
