using System.Reflection;
using System.Text.Json;
using Xunit;

namespace AmiPipeline.Tests;

/// <summary>The names in code and in the checked-in documents are the same ones: neither side can be renamed alone.</summary>
public sealed class StateNamesTests
{
    private static readonly string[] Documents = ["statemachine/ami-pipeline.asl.json", "statemachine/ami-pipeline-clean-up.asl.json"];

    private static readonly List<(string Document, string Name, JsonElement State)> States =
        [.. Documents.SelectMany(path => StatesOf(JsonDocument.Parse(Repository.Read(path)).RootElement).Select(state => (path, state.Name, state.Value)))];

    [Fact]
    public void EveryStateOfTheDocuments_HasAName() =>
        Assert.Empty(States.Where(state => !Names().Contains(state.Name)).Select(state => $"{state.Document} has \"{state.Name}\", which no constant names"));

    [Fact]
    public void EveryName_IsAStateOfADocument() =>
        Assert.Empty(Names().Where(name => !States.Exists(state => state.Name == name)).Select(name => $"No document has \"{name}\""));

    [Fact]
    public void EveryTaskOfTheDocuments_CallsTheFunctionOfItsName() =>
        Assert.Empty(from state in States
                     where state.State.GetProperty("Type").ValueEquals("Task")
                     let function = StateFunctions.FunctionOf(state.Name)
                     where function is null || !state.State.GetProperty("Resource").ValueEquals(FunctionNames.Placeholder(function))
                     select $"{state.Document}: \"{state.Name}\" calls {state.State.GetProperty("Resource")}, and {function ?? "nothing"} by its name");

    [Fact]
    public void EveryFunctionOfAState_IsOfATaskInADocument() =>
        Assert.Empty(StateFunctions.States.Where(name => !States.Exists(state => state.Name == name && state.State.GetProperty("Type").ValueEquals("Task")))
            .Select(name => $"No document has a task \"{name}\""));

    [Theory]
    [InlineData("Image: Wait", LoopStates.Image)]
    [InlineData("Image: Check", LoopStates.Image)]
    [InlineData("Image: Ready?", LoopStates.Image)]
    [InlineData("Clean up: Finished?", StateNames.CleanUp)]
    [InlineData("Clean up", StateNames.CleanUp)]
    [InlineData("Source shared?", ControlStates.SourceShared)]
    public void StepOf_AState_IsItsLoopOrItself(string stateName, string step) => Assert.Equal(step, LoopStates.StepOf(stateName));

    private static HashSet<string> Names() =>
    [
        .. Constants(typeof(StateNames)), .. Constants(typeof(ControlStates)),
        .. Constants(typeof(LoopStates)).SelectMany(wait => new[] { LoopStates.Wait(wait), LoopStates.Check(wait), LoopStates.Ready(wait) }),
        .. new[] { StateNames.CopyImages, StateNames.ShareImages, StateNames.PublishImages, StateNames.RetainImages, StateNames.CleanUp }.SelectMany(task => new[] { LoopStates.Wait(task), LoopStates.Finished(task) }),
    ];

    private static IEnumerable<string> Constants(Type names) =>
        names.GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!);

    private static IEnumerable<JsonProperty> StatesOf(JsonElement machine) =>
        machine.GetProperty("States").EnumerateObject().SelectMany(state =>
            (state.Value.TryGetProperty("Branches", out var branches) ? branches.EnumerateArray() : []).SelectMany(StatesOf).Prepend(state));
}
