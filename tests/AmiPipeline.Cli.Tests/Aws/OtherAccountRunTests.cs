using AmiPipeline.Cli.Hosting;
using Xunit;

namespace AmiPipeline.Cli.Tests.Aws;

/// <summary>A source of another account, with nothing deployed: what was shared is taken back, also after Ctrl-C.</summary>
public sealed class OtherAccountRunTests
{
    private static readonly string[] Run =
        ["run", Cli.Example("other-account.json"), "--configuration", Cli.Example("other-account.deployment.json"), "--aws", "--name", "foreign"];

    [Fact]
    public async Task Run_ToItsEnd_LeavesNothingShared()
    {
        await using var lab = await AwsLab.StartAsync();
        var before = Owner(lab);

        var result = await lab.RunAsync(Run);

        Assert.True(result.ExitCode == ExitCodes.Done, result.Error);
        Assert.Equal(before, Owner(lab));
    }

    [Theory]
    [InlineData("CreateTags")]
    [InlineData("CreateGrant")]
    [InlineData("CopyImage")]
    public async Task CtrlC_OnceSomethingIsShared_TakesItBack(string action)
    {
        await using var lab = await AwsLab.StartAsync();
        using var interruption = new Interruption();
        var before = Owner(lab);
        lab.PressAt(action, interruption, times: 1);

        var result = await lab.RunAsync(interruption, connection => connection, Run);

        Assert.Equal(ExitCodes.Cancelled, result.ExitCode);
        Assert.Empty(lab.Added);
        Assert.Equal(before, Owner(lab));
    }

    [Fact]
    public async Task CtrlC_Twice_NamesTheCommandThatTakesItBack()
    {
        await using var lab = await AwsLab.StartAsync();
        using var interruption = new Interruption();
        var before = Owner(lab);
        lab.PressAt("CopyImage", interruption, times: 2);

        var result = await lab.RunAsync(interruption, connection => connection, Run);

        Assert.NotEqual(before, Owner(lab));
        var command = result.Error.TrimEnd('\n').Split('\n')[^1];
        Assert.Equal(
            $"ami-pipeline cleanup --execution {AwsLab.ExecutionPrefix}foreign --request {Cli.Example("other-account.json")} --configuration {Cli.Example("other-account.deployment.json")}", command);
        lab.Cloud.Faults.Clear();

        var cleanUp = await lab.RunAsync(command.Split(' ')[1..]);

        Assert.True(cleanUp.ExitCode == ExitCodes.Done, cleanUp.Error);
        Assert.Empty(lab.Added);
        Assert.Equal(before, Owner(lab));
    }

    private static IReadOnlyList<string> Owner(AwsLab lab) => lab.Cloud.Inspect("444455556666", AwsLab.Region).Dump();
}
