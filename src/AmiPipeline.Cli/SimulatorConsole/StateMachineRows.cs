using System.Text.Json;

namespace AmiPipeline.Cli.SimulatorConsole;

/// <summary>The states of a definition in the order in which a reader meets them who follows each way to its end; those within a Parallel or Map state follow it.</summary>
internal static class StateMachineRows
{
    /// <summary>Reads them.</summary>
    /// <param name="definition">The definition, in the Amazon States Language.</param>
    public static IReadOnlyList<StateMachineRow> Read(string definition)
    {
        using var document = JsonDocument.Parse(definition);
        var rows = new List<StateMachineRow>();
        if (document.RootElement.TryGetProperty("States", out _))
        {
            Add(rows, document.RootElement, 0);
        }

        return rows;
    }

    private static void Add(List<StateMachineRow> rows, JsonElement machine, int depth)
    {
        var states = machine.GetProperty("States").EnumerateObject().ToDictionary(state => state.Name, state => state.Value, StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        // What no way leads to comes last.
        var open = new Stack<string>(states.Keys.Reverse().Append(machine.GetProperty("StartAt").GetString()!));
        while (open.TryPop(out var name))
        {
            if (!seen.Add(name))
            {
                continue;
            }

            var state = states[name];
            var (ways, afterError) = (Ways(state).Distinct().ToList(), AfterError(state).Distinct().ToList());
            rows.Add(new StateMachineRow(name, state.GetProperty("Type").GetString()!, depth, ways, afterError));
            foreach (var nested in Nested(state))
            {
                Add(rows, nested, depth + 1);
            }

            foreach (var next in ways.Concat(afterError).Reverse())
            {
                open.Push(next);
            }
        }
    }

    private static IEnumerable<string> Ways(JsonElement state) => [.. Text(state, "Next"), .. List(state, "Choices").SelectMany(choice => Text(choice, "Next")), .. Text(state, "Default")];

    private static IEnumerable<string> AfterError(JsonElement state) => List(state, "Catch").SelectMany(catcher => Text(catcher, "Next"));

    private static IEnumerable<JsonElement> Nested(JsonElement state) =>
        List(state, "Branches").Concat(new[] { "ItemProcessor", "Iterator" }.Where(name => state.TryGetProperty(name, out _)).Select(state.GetProperty));

    private static IEnumerable<string> Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? [value.GetString()!] : [];

    private static List<JsonElement> List(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? [.. value.EnumerateArray()] : [];
}
