using System.Text.Json.Nodes;
using AmiPipeline.Engines;
using AmiPipeline.StatesLanguage;

namespace AmiPipeline.Scenarios;

/// <summary>The pipeline's document with every wait as short as nobody would wait: what then passes is EC2's own time, and at most one such wait for each that it has.</summary>
internal static class PerfectPoller
{
    public static StateMachineDocument Document(int seconds)
    {
        var document = JsonNode.Parse(PipelineDocument.Json)!;
        Shorten(document, seconds);
        return StateMachineDocument.Load(document.ToJsonString());
    }

    private static void Shorten(JsonNode machine, int seconds)
    {
        foreach (var (_, state) in machine["States"]!.AsObject())
        {
            if (state!.AsObject().Remove("SecondsPath"))
            {
                state["Seconds"] = seconds;
            }

            foreach (var branch in state["Branches"]?.AsArray() ?? [])
            {
                Shorten(branch!, seconds);
            }
        }
    }
}
