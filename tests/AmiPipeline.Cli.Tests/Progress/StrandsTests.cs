using System.Text.RegularExpressions;
using AmiPipeline.Cli.Hosting;
using AmiPipeline.Cli.Progress;
using AmiPipeline.Cli.Tests.Deployed;
using AmiPipeline.StatesLanguage;
using Spectre.Console.Testing;
using Xunit;

namespace AmiPipeline.Cli.Tests.Progress;

/// <summary>Progress of branches and iterations that run at the same time.</summary>
public sealed partial class StrandsTests
{
    // The input is a request: its volumes have 20 and 8 GiB.
    private const string Definition = """
        { "StartAt": "Both", "States": {
            "Both": { "Type": "Parallel", "Next": "Fault", "Branches": [
              { "StartAt": "Pause", "States": { "Pause": { "Type": "Wait", "Seconds": 10, "End": true } } },
              { "StartAt": "Volumes", "States": { "Volumes": { "Type": "Map", "ItemsPath": "$.volumes", "End": true,
                "ItemProcessor": { "StartAt": "Settle", "States": { "Settle": { "Type": "Wait", "SecondsPath": "$.sizeGiB", "Next": "Settled" }, "Settled": { "Type": "Succeed" } } } } } } ] },
            "Fault": { "Type": "Fail", "Error": "Odd", "Cause": "It is odd." } } }
        """;

    private const string Request = """
        { "source": { "imageId": "ami-05000000000000001" }, "name": "golden", "kmsKeyId": "alias/root",
          "volumes": [ { "deviceName": "/dev/sdf", "sizeGiB": 20 }, { "deviceName": "/dev/sdg", "sizeGiB": 8 } ] }
        """;

    private static readonly string[] Lines =
    [
        " 0:00:08  Settle #1                   waited 8 s",
        " 0:00:10  Pause                       waited 10 s",
        " 0:00:20  Settle #0                   waited 20 s",
    ];

    private readonly StateMachineDocument _document = StateMachineDocument.Load(Definition);

    [Fact]
    public async Task Run_OfBranchesAndIterations_HasALineForEachStepOfEach()
    {
        using var files = new TemporaryFiles();

        var run = await Cli.RunAsync(_document, "run", files.Request(Request), "--account", Cli.Example("simulated-account.json"));

        Assert.Equal(ExitCodes.ExecutionFailed, run.ExitCode);
        Assert.Equal(Lines, run.Lines[..3]);
    }

    [Fact]
    public async Task Watch_OfBranchesAndIterations_HasALineForEachStepOfEach()
    {
        using var files = new TemporaryFiles();
        using var lab = new DeployedLab(_document);
        await lab.RunAsync("start", files.Request(Request), "--state-machine", DeployedLab.Machine, "--name", "same");

        var watched = await lab.RunAsync("watch", "same", "--state-machine", DeployedLab.Machine);

        Assert.Equal(ExitCodes.ExecutionFailed, watched.ExitCode);
        Assert.Equal(Lines, watched.Lines[1..4]);
    }

    [Fact]
    public async Task Run_WhoseBranchFails_SaysThatTheOthersWereStopped()
    {
        using var files = new TemporaryFiles();
        var document = StateMachineDocument.Load("""
            { "StartAt": "Both", "States": { "Both": { "Type": "Parallel", "End": true, "Branches": [
                { "StartAt": "Long", "States": { "Long": { "Type": "Wait", "Seconds": 100, "End": true } } },
                { "StartAt": "Short", "States": { "Short": { "Type": "Wait", "Seconds": 1, "Next": "Fault" }, "Fault": { "Type": "Fail", "Error": "Odd", "Cause": "It is odd." } } } ] } } }
            """);

        var run = await Cli.RunAsync(document, "run", files.Request(Request), "--account", Cli.Example("simulated-account.json"));

        Assert.Equal(ExitCodes.ExecutionFailed, run.ExitCode);
        Assert.Equal([" 0:00:01  Short                       waited 1 s", " 0:00:01  Long                        stopped after 1 s"], run.Lines[..2]);
    }

    [Fact]
    public async Task Terminal_WithSeveralStrands_ShowsALineForEach()
    {
        var console = new TestConsole().Interactive().EmitAnsiSequences();

        await LiveProgress.DuringAsync(console, view =>
        {
            view.ShowActive(TimeSpan.FromSeconds(3), ["Pause", "Settle #0", "Settle #1"]);
            Assert.Equal(["Pause", "Settle #0", "Settle #1"], Shown(console));

            view.ShowActive(TimeSpan.FromSeconds(8), ["Pause", "Settle #0"]);
            Assert.Equal(["Pause", "Settle #0"], Shown(console));
            return Task.FromResult(true);
        });
    }

    /// <summary>The lines that change, as they were drawn last: after the cursor went up to the first of them.</summary>
    private static IEnumerable<string> Shown(TestConsole console)
    {
        var drawn = CursorUp().Split(console.Output)[^1];
        return new[] { "Pause", "Settle #0", "Settle #1" }.Where(text => drawn.Contains(text, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"\e\[\d+A")]
    private static partial Regex CursorUp();
}
