using System.Text;
using System.Text.Json;

namespace AmiPipeline.StateMachine.Picture;

/// <summary>A picture of a state machine as a Mermaid flowchart, which GitHub shows. Pure: the same document gives the same text.</summary>
/// <remarks>Each wait fragment is one node, marked ⟳. Solid arrows are the way on, dotted ones the way after an error.</remarks>
public static class MermaidDiagram
{
    /// <summary>Draws a document.</summary>
    /// <param name="asl">The document, in Amazon States Language.</param>
    /// <exception cref="NotSupportedException">The document has a Choice rule that the picture has no words for.</exception>
    public static string Render(string asl)
    {
        using var document = JsonDocument.Parse(asl);
        var machine = new AslGraph(document.RootElement);
        var text = new StringBuilder("flowchart TD\n  start((start))\n");
        Draw(machine, "  ", text);
        foreach (var first in EntriesOf(machine, machine.StartAt))
        {
            text.Append($"  start --> {Id(first)}\n");
        }

        return text.ToString();
    }

    private static void Draw(AslGraph graph, string indent, StringBuilder text)
    {
        var names = graph.InReadingOrder();
        foreach (var name in names)
        {
            DrawState(graph, name, indent, text);
        }

        foreach (var name in names)
        {
            foreach (var transition in graph.From(name))
            {
                DrawTransition(graph, name, transition, indent, text);
            }
        }
    }

    private static void DrawState(AslGraph graph, string name, string indent, StringBuilder text)
    {
        if (BranchesOf(graph[name]) is not { Count: > 0 } branches)
        {
            text.Append($"{indent}{Id(name)}{Shape(graph, name)}\n");
            return;
        }

        text.Append($"{indent}subgraph {Id(name)}[\"{name}\"]\n");
        foreach (var branch in branches)
        {
            Draw(branch, indent + "  ", text);
        }

        text.Append($"{indent}end\n");
    }

    private static void DrawTransition(AslGraph graph, string from, AslTransition transition, string indent, StringBuilder text)
    {
        var arrow = transition.OnError ? "-.->" : "-->";
        var label = transition.When.Length == 0 ? "" : $"|\"{transition.When}\"|";
        foreach (var to in EntriesOf(graph, transition.To))
        {
            text.Append($"{indent}{Id(from)} {arrow}{label} {Id(to)}\n");
        }
    }

    private static string Shape(AslGraph graph, string name) => graph[name].GetProperty("Type").GetString() switch
    {
        "Wait" when graph.IsWaitFragment(name) => $"(\"Wait for {Awaited(name)} ⟳\")",
        "Wait" => $"(\"{name}\")",
        "Choice" => $"{{\"{name}\"}}",
        "Pass" => $"[/\"{name}\"/]",
        "Succeed" => $"([\"✓ {name}\"])",
        "Fail" => $"([\"✗ {name}\"])",
        _ => $"[\"{name}\"]",
    };

    // "Captured image: Wait" waits for the captured image.
    private static string Awaited(string wait) => char.ToLowerInvariant(wait[0]) + wait[1..].Split(':')[0];

    // An arrow to a Parallel leads to where its branches begin.
    private static IEnumerable<string> EntriesOf(AslGraph graph, string name) =>
        BranchesOf(graph[name]) is { Count: > 0 } branches ? branches.SelectMany(branch => EntriesOf(branch, branch.StartAt)) : [name];

    private static List<AslGraph> BranchesOf(JsonElement state) =>
        state.TryGetProperty("Branches", out var branches) ? [.. branches.EnumerateArray().Select(branch => new AslGraph(branch))] : [];

    // The prefix keeps a state named "end" from ending the picture: Mermaid has its own words.
    private static string Id(string name) => "s_" + string.Concat(name.Select(character => char.IsAsciiLetterOrDigit(character) ? character : '_'));
}
