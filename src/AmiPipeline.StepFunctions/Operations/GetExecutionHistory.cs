using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using AmiPipeline.StatesLanguage.History;
using AmiPipeline.StepFunctions.Executions;
using AmiPipeline.StepFunctions.Wire;

namespace AmiPipeline.StepFunctions.Operations;

/// <summary>GetExecutionHistory.</summary>
internal static class GetExecutionHistory
{
    private static readonly string[] Data = ["input", "inputDetails", "output", "outputDetails", "parameters"];

    public static JsonObject Answer(Members members, SignedScope scope, ServiceState state)
    {
        var arn = members.Required("executionArn", most: 256);
        var isWithData = members.Flag("includeExecutionData") ?? true;
        var maxResults = members.Number("maxResults", 0, Pages.MaxResults);
        var token = members.Text("nextToken", most: 1024, least: 1);
        var isReversed = members.Flag("reverseOrder") ?? false;
        members.AssertNoOther();

        var events = state.Execution(ExecutionArn.Parse(arn), scope).Events();
        return Pages.Create(
            isReversed ? [.. events.Reverse()] : events,
            maxResults,
            token,
            $"history {arn} {isWithData} {maxResults} {isReversed}",
            state.Now,
            "events",
            historyEvent => Write(historyEvent, isWithData));
    }

    private static JsonObject Write(HistoryEvent historyEvent, bool isWithData)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            HistoryJson.Write(writer, historyEvent);
        }

        var json = JsonNode.Parse(buffer.WrittenSpan)!.AsObject();
        json["timestamp"] = EpochTime.From(historyEvent.Timestamp);
        if (!isWithData)
        {
            foreach (var details in json.Select(member => member.Value).OfType<JsonObject>())
            {
                Array.ForEach(Data, name => details.Remove(name));
            }
        }

        return json;
    }
}
