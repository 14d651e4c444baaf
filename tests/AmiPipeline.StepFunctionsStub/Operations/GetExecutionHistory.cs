using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using AmiPipeline.StatesLanguage.History;
using AmiPipeline.StepFunctionsStub.Wire;

namespace AmiPipeline.StepFunctionsStub.Operations;

/// <summary>GetExecutionHistory.</summary>
internal static class GetExecutionHistory
{
    private static readonly string[] Data = ["input", "inputDetails", "output", "outputDetails", "parameters"];

    public static JsonObject Answer(Members members, SignedScope scope, StubState state)
    {
        var arn = members.Required("executionArn", most: 256);
        var isWithData = members.Flag("includeExecutionData") ?? true;
        var maxResults = members.Number("maxResults", 0, Pages.MaxResults);
        var token = members.Text("nextToken", most: 1024, least: 1);
        var isReversed = members.Flag("reverseOrder") ?? false;
        members.AssertNoOther();

        IReadOnlyList<HistoryEvent> events = state.Execution(ExecutionArn.Parse(arn), scope).Events();
        return Pages.Of(
            isReversed ? [.. events.Reverse()] : events,
            maxResults,
            token,
            $"history {arn} {isWithData} {maxResults} {isReversed}",
            state.Now,
            "events",
            happened => Write(happened, isWithData));
    }

    private static JsonObject Write(HistoryEvent happened, bool isWithData)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            HistoryJson.Write(writer, happened);
        }

        var json = JsonNode.Parse(buffer.WrittenSpan)!.AsObject();
        json["timestamp"] = EpochTime.Of(happened.Timestamp);
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
