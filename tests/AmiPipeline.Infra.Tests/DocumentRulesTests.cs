using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using AmiPipeline.Errors;
using AmiPipeline.Plans;
using AmiPipeline.StatesLanguage;
using Xunit;

namespace AmiPipeline.Infra.Tests;

/// <summary>What must hold for the document, whichever way it was made.</summary>
public sealed class DocumentRulesTests
{
    private static readonly string[] AwsPrefixes = ["States.", "Lambda.", "Sandbox.", "Runtime."];

    /// <summary>Faults include states that nothing leads to, and a States.ALL that is not alone or not last.</summary>
    [Fact]
    public void Document_HasNoFaults() => Assert.Empty(StateMachineDocument.Check(PipelineAsl.Json));

    [Fact]
    public void Document_HasATimeLimit() => Assert.True(StateMachineDocument.Load(PipelineAsl.Json).Timeout > TimeSpan.Zero);

    [Fact]
    public void ErrorNames_AreAwsOwnOrTypesOfThePipeline()
    {
        var ours = typeof(PipelineException).Assembly.GetExportedTypes()
            .Where(type => type.IsSubclassOf(typeof(PipelineException)))
            .Select(type => type.Name);

        var named = PipelineAsl.States.Values.SelectMany(ErrorNamesOf).Distinct().Where(name => !AwsPrefixes.Any(name.StartsWith)).ToList();

        Assert.NotEmpty(named);
        Assert.Empty(named.Except(ours));
    }

    [Fact]
    public void Resources_AreThePlaceholdersOfAllFunctions() => Assert.Equal(
        FunctionNames.All.Select(FunctionNames.Placeholder).Order(),
        PipelineAsl.OfType("Task").Select(task => task.State.Text("Resource")!).Distinct().Order());

    [Fact]
    public void Tasks_HaveATimeLimitAndRetries() => Assert.All(PipelineAsl.OfType("Task"), task =>
    {
        Assert.InRange(task.State.GetProperty("TimeoutSeconds").GetInt32(), 1, 900);
        var retried = task.State.Items("Retry").SelectMany(retrier => retrier.Items("ErrorEquals")).Select(name => name.GetString()!).ToList();
        Assert.Contains(nameof(AwsThrottledException), retried);
        Assert.Contains("Lambda.TooManyRequestsException", retried);
        Assert.Contains("States.Timeout", retried);
        // The first retrier that names an error decides: a second would never be asked.
        Assert.Distinct(retried);
        Assert.DoesNotContain("States.ALL", retried);
    });

    /// <summary>Lambda has more names for a lost result than are documented: all that is not the pipeline's own is tried again, and what is its own is named before.</summary>
    [Fact]
    public void Tasks_TryAgainWhateverIsNoErrorOfThePipeline() => Assert.All(PipelineAsl.OfType("Task"), task =>
    {
        var retriers = task.State.Items("Retry").Select(retrier => (Errors: retrier.Items("ErrorEquals").Select(name => name.GetString()!).ToList(), Attempts: retrier.GetProperty("MaxAttempts").GetInt32())).ToList();
        var ours = typeof(PipelineException).Assembly.GetExportedTypes().Where(type => type.IsSubclassOf(typeof(PipelineException))).Select(type => type.Name);

        Assert.Equal(["States.TaskFailed"], retriers[^1].Errors);
        Assert.True(retriers[^1].Attempts > 0);
        // Access that stays is worth more attempts: a refusal may pass.
        Assert.Equal(task.Name == StateNames.UnshareSource, retriers[^2].Attempts > 0);
        Assert.Contains(nameof(RequestRefusedException), retriers[^2].Errors);
        Assert.Empty(ours.Except(retriers.SelectMany(retrier => retrier.Errors)));
    });

    /// <summary>The bounds of the States Language's Retry, as the developer guide of Step Functions gives them.</summary>
    [Fact]
    public void Retries_AreWithinTheServicesBounds() => Assert.All(PipelineAsl.OfType("Task").SelectMany(task => task.State.Items("Retry")), retrier =>
    {
        var interval = retrier.GetProperty("IntervalSeconds").GetInt32();
        Assert.InRange(interval, 1, 99_999_999);
        // None at all: such an error is never tried again.
        Assert.InRange(retrier.GetProperty("MaxAttempts").GetInt32(), 0, 99_999_999);
        Assert.True(retrier.GetProperty("BackoffRate").GetDouble() >= 1);
        if (retrier.TryGetProperty("MaxDelaySeconds", out var longest))
        {
            Assert.InRange(longest.GetInt32(), interval + 1, 31_622_400);
        }
    });

    [Fact]
    public void Waits_AreLoopsWhoseCheckSaysHowLong() => Assert.All(PipelineAsl.OfType("Wait"), wait =>
    {
        var check = PipelineAsl.States[wait.State.Text("Next")!];
        var ready = PipelineAsl.States[check.Text("Next")!];

        Assert.Equal("Task", check.Text("Type"));
        Assert.Equal($"{check.Text("ResultPath")}.wait.seconds", wait.State.Text("SecondsPath"));
        Assert.Contains(wait.Name, ready.Items("Choices").Select(rule => rule.Text("Next")).Append(ready.Text("Default")));
        Assert.StartsWith($"{check.Text("ResultPath")}.", ready.Items("Choices").First().Text("Variable"), StringComparison.Ordinal);
    });

    [Fact]
    public void Build_IsOneBranchWithOneCatchOfEverything()
    {
        var (_, build) = Assert.Single(PipelineAsl.OfType("Parallel"));

        Assert.Single(build.Items("Branches"));
        Assert.Equal("$[0]", build.Text("OutputPath"));
        var catcher = Assert.Single(build.Items("Catch"));
        Assert.Equal(["States.ALL"], catcher.Items("ErrorEquals").Select(name => name.GetString()));
        Assert.Equal(build.Text("Next"), catcher.Text("Next"));
    }

    /// <summary>The outer Catch has the build's input alone: what the steps had recorded must not be lost with an error.</summary>
    [Fact]
    public void BuildTasks_EndWithWhatTheyRecordedAndTheError() => Assert.All(
        PipelineAsl.States["Build image"].Items("Branches").SelectMany(branch => branch.GetProperty("States").EnumerateObject()).Where(state => state.Value.Text("Type") == "Task"),
        task =>
        {
            var catcher = Assert.Single(task.Value.Items("Catch"));
            Assert.Equal(["States.ALL"], catcher.Items("ErrorEquals").Select(name => name.GetString()!));
            Assert.Equal(("$.error", "Build failed"), (catcher.Text("ResultPath"), catcher.Text("Next")));
            Assert.True(PipelineAsl.States["Build failed"].GetProperty("End").GetBoolean());
        });

    /// <summary>A route without a rule would end in States.Runtime, which escapes every Catch.</summary>
    [Fact]
    public void Routes_AllHaveARule()
    {
        var names = typeof(ImageRoute).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => field.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()!.Name);

        var rules = PipelineAsl.States["Choose route"].Items("Choices").Select(rule => rule.Text("StringEquals")!);

        Assert.Equal(names.Order(), rules.Order());
    }

    private static IEnumerable<string> ErrorNamesOf(JsonElement state) =>
        state.Items("Retry").Concat(state.Items("Catch")).SelectMany(handler => handler.Items("ErrorEquals")).Select(name => name.GetString()!)
            .Concat(state.Text("Error") is { } error ? [error] : []);
}
