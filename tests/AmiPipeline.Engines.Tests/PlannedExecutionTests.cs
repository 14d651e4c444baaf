using AmiPipeline.Configuration;
using AmiPipeline.Engines.Simulated;
using AmiPipeline.Functions.Settings;
using AmiPipeline.Simulator.Definitions;
using AmiPipeline.StatesLanguage.Executions;
using AmiPipeline.StatesLanguage.History;
using Xunit;

namespace AmiPipeline.Engines.Tests;

/// <summary>What a plan leads to is read from the definition, and comes true.</summary>
public sealed class PlannedExecutionTests
{
    private readonly List<string> _steps = [];

    [Theory]
    [MemberData(nameof(ExampleRequests.Names), MemberType = typeof(ExampleRequests))]
    public Task Steps_OfAnyExample_AreThoseOfItsRun(string example) => AssertStepsAsync(ExampleRequests.Read(example));

    [Theory]
    [MemberData(nameof(ExampleRequests.OtherRoutes), MemberType = typeof(ExampleRequests))]
    public Task Steps_OfAnyRoute_AreThoseOfItsRun(string request) => AssertStepsAsync(request);

    [Fact]
    public async Task Steps_OfASharedSource_BeginAndEndWithTheSharing()
    {
        await AssertStepsAsync(ExampleRequests.Read("other-account.json"), "other-account.deployment.json");

        Assert.Equal((StateNames.ShareSource, StateNames.UnshareSource), (_steps[0], _steps[^1]));
    }

    [Fact]
    public async Task Steps_OfAnImageThatExists_AreVerificationAndCommit()
    {
        var request = ExampleRequests.Read("s3-encrypt.json");
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
        WorldDefinition.Parse(ExampleRequests.Read("simulated-account.json")),
        new SimulatedEngineOptions { Functions = new FunctionSettings { Configuration = configuration is null ? null : ConfigurationReader.Read(ExampleRequests.Read(configuration)) }, OnEvent = Take });

    private void Take(HistoryEvent happened)
    {
        if (happened.Type is HistoryEventType.TaskStateEntered or HistoryEventType.WaitStateEntered && LoopStates.StepOf(happened.Name!) is var step && step != _steps.LastOrDefault())
        {
            _steps.Add(step);
        }
    }
}
