using System.Text.Json.Nodes;
using AmiPipeline.StatesLanguage;

namespace AmiPipeline.Cli.Engines;

/// <summary>The state machine document that is checked in and deployed, as this program carries it.</summary>
public static class PipelineDocument
{
    private const string ResourceName = "ami-pipeline.asl.json";
    private const string CleanUpStart = "Clean up";

    /// <summary>The document's text.</summary>
    public static string Json { get; } = Read();

    /// <summary>The document, loaded.</summary>
    public static StateMachineDocument Load() => StateMachineDocument.Load(Json);

    /// <summary>What a clean-up by itself starts with: an execution of which only the identity is known.</summary>
    /// <remarks>The first lap reads the one field, and the pipeline's last state gives the other out.</remarks>
    public static string CleanUpInput => """{ "cleanUp": {}, "result": null }""";

    /// <summary>The pipeline's clean-up loop as a document of its own: the same states, from the first lap on.</summary>
    public static StateMachineDocument LoadCleanUp()
    {
        var document = JsonNode.Parse(Json)!.AsObject();
        var states = document["States"]!.AsObject();
        var reached = Reachable(states, CleanUpStart);
        foreach (var name in states.Select(state => state.Key).Where(name => !reached.Contains(name)).ToList())
        {
            states.Remove(name);
        }

        document["StartAt"] = CleanUpStart;
        return StateMachineDocument.Load(document.ToJsonString());
    }

    private static HashSet<string> Reachable(JsonObject states, string start)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>([start]);
        while (open.TryPop(out var name))
        {
            if (reached.Add(name))
            {
                foreach (var next in Nexts(states[name]!))
                {
                    open.Push(next);
                }
            }
        }

        return reached;
    }

    /// <summary>The states that a state may go on to, from wherever in it.</summary>
    private static IEnumerable<string> Nexts(JsonNode node) => node switch
    {
        JsonObject fields => fields.SelectMany(field =>
            field.Key is "Next" or "Default" ? [field.Value!.GetValue<string>()] : field.Value is null ? [] : Nexts(field.Value)),
        JsonArray items => items.SelectMany(item => item is null ? [] : Nexts(item)),
        _ => [],
    };

    private static string Read()
    {
        using var stream = typeof(PipelineDocument).Assembly.GetManifestResourceStream(ResourceName)
            ?? throw new InvalidOperationException($"The resource {ResourceName} is missing from this program.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
