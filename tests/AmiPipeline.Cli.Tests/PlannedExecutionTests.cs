using AmiPipeline.Cli.Inputs;
using AmiPipeline.Engines.Simulated;
using AmiPipeline.Simulator.Definitions;
using AmiPipeline.StatesLanguage.Executions;
using AmiPipeline.StatesLanguage.History;
using Xunit;

namespace AmiPipeline.Cli.Tests;

/// <summary>What a plan leads to is read from the definition, and comes true.</summary>
public sealed class PlannedExecutionTests
{
    private readonly List<string> _steps = [];

    [Theory]
    [MemberData(nameof(RunCommandTests.Examples), MemberType = typeof(RunCommandTests))]
    public Task Steps_OfAnyExample_AreThoseOfItsRun(string example) => AssertStepsAsync(File.ReadAllText(Cli.Example(example)));

    [Theory]
    [MemberData(nameof(PlanCommandTests.RoutesWithoutExample), MemberType = typeof(PlanCommandTests))]
    public Task Steps_OfAnyRoute_AreThoseOfItsRun(string request) => AssertStepsAsync(request);

    [Fact]
    public async Task Steps_OfASharedSource_BeginAndEndWithTheSharing()
    {
        await AssertStepsAsync(File.ReadAllText(Cli.Example("other-account.json")), Cli.Example("other-account.deployment.json"));

        Assert.Equal((StateNames.ShareSource, StateNames.UnshareSource), (_steps[0], _steps[^1]));
    }

    [Fact]
    public async Task Steps_OfAnImageThatExists_AreVerificationAndCommit()
    {
        var request = File.ReadAllText(Cli.Example("s3-encrypt.json"));
        var engine = Engine();
        await engine.RunAsync(request, "first", TestContext.Current.CancellationToken);
        _steps.Clear();
        var planned = await engine.PlanAsync(request, "again", sharesSource: false);
        await engine.RunAsync(request, "again", TestContext.Current.CancellationToken);

        Assert.Equal([StateNames.PlanImage, StateNames.VerifyImage, StateNames.CommitImage, StateNames.CleanUp], planned.Steps);
        Assert.Equal(_steps, planned.Steps);
    }

    private async Task AssertStepsAsync(string request, string? configuration = null)
    {
        var planned = await Engine(configuration).PlanAsync(request, "name", sharesSource: configuration is not null);
        var report = await Engine(configuration).RunAsync(request, "name", TestContext.Current.CancellationToken);

        Assert.Equal(ExecutionStatus.Succeeded, report.Status);
        Assert.Equal(_steps, planned.Steps);
    }

    private SimulatedEngine Engine(string? configuration = null) => new(
        WorldDefinition.Parse(File.ReadAllText(Cli.Example("simulated-account.json"))),
        new SimulatedEngineOptions { Functions = ConfigurationFile.Read(configuration), OnEvent = Take });

    private void Take(HistoryEvent happened)
    {
        if (happened.Type is HistoryEventType.TaskStateEntered or HistoryEventType.WaitStateEntered && LoopStates.StepOf(happened.Name!) is var step && step != _steps.LastOrDefault())
        {
            _steps.Add(step);
        }
    }
}
