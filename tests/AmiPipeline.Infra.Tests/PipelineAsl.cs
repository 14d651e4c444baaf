using System.Text.Json;

namespace AmiPipeline.Infra.Tests;

/// <summary>The document that is checked in.</summary>
internal static class PipelineAsl
{
    public const string Path = "statemachine/ami-pipeline.asl.json";

    public static string Json { get; } = Repository.Read(Path);

    public static JsonElement Root { get; } = JsonDocument.Parse(Json).RootElement;

    /// <summary>Every state by its name, those of branches too.</summary>
    public static IReadOnlyDictionary<string, JsonElement> States { get; } = StatesOf(Root).ToDictionary();

    public static IEnumerable<(string Name, JsonElement State)> OfType(string type) =>
        States.Where(state => state.Value.GetProperty("Type").ValueEquals(type)).Select(state => (state.Key, state.Value));

    /// <summary>The items of an array field; none if the state has no such field.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement state, string field) =>
        state.TryGetProperty(field, out var items) ? items.EnumerateArray() : [];

    /// <summary>A text field; null if the state has no such field.</summary>
    public static string? Text(this JsonElement state, string field) =>
        state.TryGetProperty(field, out var value) ? value.GetString() : null;

    private static IEnumerable<KeyValuePair<string, JsonElement>> StatesOf(JsonElement machine) =>
        machine.GetProperty(nameof(States)).EnumerateObject().SelectMany(state =>
            state.Value.Items("Branches").SelectMany(StatesOf).Prepend(new(state.Name, state.Value)));
}
