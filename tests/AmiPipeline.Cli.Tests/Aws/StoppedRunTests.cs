using AmiPipeline.Cli.Hosting;
using Xunit;

namespace AmiPipeline.Cli.Tests.Aws;

/// <summary>Ctrl-C, by what it sets off: the person presses it when EC2 has answered a certain call.</summary>
public sealed class StoppedRunTests
{
    [Theory]
    [InlineData("s3-encrypt", "CopyImage")]
    [InlineData("s4-capture", "CreateImage")]
    [InlineData("s5-unique-keys", "RunInstances")]
    [InlineData("s5-unique-keys", "AttachVolume")]
    [InlineData("s5-unique-keys-snapshots", "CopySnapshot")]
    [InlineData("s5-unique-keys-snapshots", "RegisterImage")]
    public async Task CtrlC_WhileBuilding_RemovesWhatWasMade(string example, string action)
    {
        await using var lab = await AwsLab.StartAsync();
        using var interruption = new Interruption();
        lab.PressAt(action, interruption);

        var result = await lab.RunAsync(interruption, connection => connection, "run", Cli.Example($"{example}.json"), "--aws");

        Assert.Equal(ExitCodes.Cancelled, result.ExitCode);
        Assert.Empty(lab.Added);
        Assert.Contains(result.Lines, line => line.Contains("  stopped after 0 s", StringComparison.Ordinal));
        Assert.Contains(result.Lines, line => line.StartsWith("Stopped: removing its temporary resources.", StringComparison.Ordinal));
        Assert.Contains(result.Lines, line => line.StartsWith("Stopped  Cancelled", StringComparison.Ordinal));
        Assert.Matches("\nRemoved +(ami|i|vol|snap)-", result.Out);
    }

    [Fact]
    public async Task CtrlC_AsADocument_HasWhatWasRemoved()
    {
        await using var lab = await AwsLab.StartAsync();
        using var interruption = new Interruption();
        lab.PressAt("CopyImage", interruption);

        var result = await lab.RunAsync(interruption, connection => connection, "run", Cli.Example("s3-encrypt.json"), "--aws", "--output", "json");

        var document = result.Document();
        Assert.Equal(("aborted", "Cancelled", ExitCodes.Cancelled),
            (document.GetProperty("status").GetString(), document.GetProperty("error").GetString(), document.GetProperty("exitCode").GetInt32()));
        Assert.NotEmpty(document.GetProperty("removed").EnumerateArray());
        Assert.Empty(document.GetProperty("remaining").EnumerateArray());
    }

    [Fact]
    public async Task CtrlC_WhilePlanning_HasNothingToRemoveAndDoesNotWait()
    {
        await using var lab = await AwsLab.StartAsync();
        using var interruption = new Interruption();
        lab.PressAt("DescribeImages", interruption);
        var start = lab.Clock.GetUtcNow();

        var result = await lab.RunAsync(interruption, connection => connection, "run", Cli.Example("s3-encrypt.json"), "--aws");

        Assert.Equal(ExitCodes.Cancelled, result.ExitCode);
        Assert.Equal(start, lab.Clock.GetUtcNow());
        Assert.Contains(result.Lines, line => line.StartsWith("Removed  nothing", StringComparison.Ordinal));
    }

    [Fact]
    public async Task CtrlC_AfterTheImageIsCommitted_LeavesIt()
    {
        await using var lab = await AwsLab.StartAsync();
        using var interruption = new Interruption();
        lab.PressAt("CreateTags", interruption);

        var result = await lab.RunAsync(interruption, connection => connection, "run", Cli.Example("s5-unique-keys.json"), "--aws");

        Assert.Equal(ExitCodes.Cancelled, result.ExitCode);
        Assert.Equal(1, lab.Added.Count(id => id.StartsWith("ami-", StringComparison.Ordinal)));
        Assert.Equal(3, lab.Added.Count(id => id.StartsWith("snap-", StringComparison.Ordinal)));
        Assert.Equal(4, lab.Added.Count());
    }

    [Fact]
    public async Task CtrlC_Twice_StopsAtOnceAndSaysHowToCleanUp()
    {
        await using var lab = await AwsLab.StartAsync();
        using var interruption = new Interruption();
        lab.PressAt("CopyImage", interruption, times: 2);

        var result = await lab.RunAsync(interruption, connection => connection, "run", Cli.Example("s3-encrypt.json"), "--aws", "--name", "hasty");

        Assert.Equal(ExitCodes.Cancelled, result.ExitCode);
        Assert.NotEmpty(lab.Added);
        var command = result.Error.TrimEnd('\n').Split('\n')[^1];
        Assert.Equal($"ami-pipeline cleanup --execution {AwsLab.ExecutionPrefix}hasty", command);
        lab.Cloud.Faults.Clear();

        var cleanUp = await lab.RunAsync(command.Split(' ')[1..]);

        Assert.Equal(ExitCodes.Done, cleanUp.ExitCode);
        Assert.Empty(lab.Added);
    }

    [Fact]
    public async Task CtrlC_AgainDuringCleanUp_StopsAtOnceAndSaysHowToGoOn()
    {
        await using var lab = await AwsLab.StartAsync();
        using var interruption = new Interruption();
        lab.PressAt("CopyImage", interruption);
        lab.PressAt("DeregisterImage", interruption);

        var result = await lab.RunAsync(interruption, connection => connection, "run", Cli.Example("s3-encrypt.json"), "--aws", "--name", "hasty");

        Assert.Equal(ExitCodes.Cancelled, result.ExitCode);
        Assert.EndsWith($"ami-pipeline cleanup --execution {AwsLab.ExecutionPrefix}hasty\n", result.Error, StringComparison.Ordinal);
    }
}
