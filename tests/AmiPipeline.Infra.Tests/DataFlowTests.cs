using System.Text.Json;
using AmiPipeline.Errors;
using AmiPipeline.Functions.CleanUp;
using AmiPipeline.Plans;
using AmiPipeline.Requests;
using Xunit;

namespace AmiPipeline.Infra.Tests;

/// <summary>Every path of the document leads to something that a function or state put there, of the type that is wanted there.</summary>
public sealed class DataFlowTests
{
    private static readonly DataFlow Flow = new(PipelineAsl.Root);

    public static TheoryData<string> Tasks { get; } = [.. PipelineAsl.OfType("Task").Select(task => task.Name)];

    [Theory]
    [MemberData(nameof(Tasks))]
    public void TaskParameters_AreWhatTheFunctionTakes(string task)
    {
        var state = PipelineAsl.States[task];
        var parameters = FunctionSignature.Of(DataFlow.FunctionOf(state)).Parameters.ToList();

        var payload = DataFlow.Payload(state.GetProperty("Parameters"), Flow.InputOf(task));

        Assert.Empty(payload.Fields.Keys.Except(parameters.Select(parameter => parameter.Name!), StringComparer.OrdinalIgnoreCase));
        Assert.All(parameters, parameter =>
        {
            var given = payload.Fields.FirstOrDefault(field => field.Key.Equals(parameter.Name, StringComparison.OrdinalIgnoreCase)).Value;
            Assert.True(given is not null || parameter.HasDefaultValue, $"{task} does not give {parameter.Name}.");
            Assert.True(given?.Misfit(parameter.ParameterType) is null, $"{task}: {parameter.Name} {given?.Misfit(parameter.ParameterType)}.");
        });
    }

    [Fact]
    public void WaitPaths_LeadToWholeSeconds() => Assert.All(PipelineAsl.OfType("Wait"), wait =>
        Assert.Equal(typeof(int), Flow.InputOf(wait.Name).At(wait.State.Text("SecondsPath")!)?.Type));

    [Fact]
    public void ChoicePaths_LeadToWhatTheRuleCompares() => Assert.All(
        PipelineAsl.OfType("Choice").SelectMany(choice => choice.State.Items("Choices").Select(rule => (choice.Name, Rule: rule))).Where(choice => !AsksTheRequest(choice.Rule)),
        choice =>
        {
            var variable = choice.Rule.Text("Variable")!;
            var asksWhetherThere = choice.Rule.TryGetProperty("IsPresent", out _);
            var found = Flow.InputOf(choice.Name).At(variable) ?? (asksWhetherThere ? Flow.Somewhere(variable) : null);

            Assert.NotNull(found);
            Assert.True(
                (choice.Rule.TryGetProperty("BooleanEquals", out _) && found.Type == typeof(bool))
                    || (choice.Rule.TryGetProperty("StringEquals", out _) && found.Type == typeof(ImageRoute))
                    || asksWhetherThere,
                $"{choice.Name} compares {choice.Rule} with a {found.Type?.Name ?? "thing of fields"}.");
        });

    /// <summary>The execution's input is whatever it was started with: only whether a field is there can be asked, and one that a request may have.</summary>
    [Fact]
    public void ChoicesOfTheRequest_AskForAFieldOfRequests()
    {
        var asked = PipelineAsl.OfType("Choice").SelectMany(choice => choice.State.Items("Choices")).Where(AsksTheRequest).ToList();

        Assert.Equal(2, asked.Count);
        Assert.All(asked, rule =>
        {
            Assert.True(rule.TryGetProperty("IsPresent", out _));
            Assert.Equal(typeof(string), Shape.Of(typeof(ImageRequest)).At(rule.Text("Variable")!.Replace("$$.Execution.Input", "$", StringComparison.Ordinal))?.Type);
        });
    }

    [Fact]
    public void FailPaths_LeadToTexts() => Assert.All(
        PipelineAsl.OfType("Fail").SelectMany(fail => PathsOf(fail.State).Select(path => (fail.Name, Path: path))),
        fail => Assert.Equal(typeof(string), Flow.InputOf(fail.Name).At(fail.Path)?.Type));

    /// <summary>Clean-up looks at whatever is there, so each way to it is looked at by itself.</summary>
    [Fact]
    public void CleanUp_OnEveryWayToIt_CanReadTheData() =>
        Assert.All(Flow.WaysTo("Clean up"), way => Assert.Null(way.Data.Misfit(typeof(CleanUpState))));

    [Fact]
    public void CleanUp_OnEveryWayFromTheBuild_FindsTheResultOrTheError()
    {
        var ways = Flow.WaysTo("Clean up").Where(way => way.From != "Clean up: Wait").ToList();

        Assert.Equal(["Build image", "Nothing was made", "Nothing was shared"], ways.Select(way => way.From).Distinct().Order());
        Assert.All(ways, way => Assert.True(way.Data.At("$.result") is not null || way.Data.At("$.error")?.Type == typeof(StateError)));
        Assert.Contains(ways, way => way.Data.At("$.result") is not null);
        Assert.Contains(ways, way => way.From == "Build image" && way.Data.At("$.error") is not null);
    }

    /// <summary>Only a build that committed its image comes to an end without a failure, and it has the result.</summary>
    [Fact]
    public void Result_IsWhatVerifyImageFound()
    {
        var output = PipelineAsl.States["Image ready"].Text("OutputPath")!;

        Assert.Equal(FunctionSignature.Of(FunctionNames.VerifyImage).Output, Flow.InputOf("Commit image").At(output)?.Type);
        // Where no image is made, what stands for it has the same fields.
        Assert.Null(Flow.InputOf("Copies wanted?").At(output)!.Misfit(typeof(AmiPipeline.Functions.ExecutionData.ImageWithCopies)));
        Assert.Equal(FunctionSignature.Of(FunctionNames.CopyImages).Output, Flow.InputOf("Copy to Regions: Finished?").At($"{output}.copies")?.Type);
    }

    private static bool AsksTheRequest(JsonElement rule) => rule.Text("Variable")!.StartsWith("$$.Execution.Input.", StringComparison.Ordinal);

    private static IEnumerable<string> PathsOf(JsonElement fail) =>
        new[] { fail.Text("ErrorPath"), fail.Text("CausePath") }.OfType<string>().SelectMany(DataFlow.PathsOf);
}
