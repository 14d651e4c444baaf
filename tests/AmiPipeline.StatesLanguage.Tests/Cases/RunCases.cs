using System.Text.Json.Nodes;
using AmiPipeline.StatesLanguage.Drivers;
using AmiPipeline.StatesLanguage.Executions;
using Xunit;

namespace AmiPipeline.StatesLanguage.Tests.Cases;

/// <summary>Executions recorded from AWS, and another interpreter's readings of the specification: same end, same output, same events.</summary>
public sealed class RunCases
{
    private static readonly DateTimeOffset DefaultNow = new(2022, 12, 5, 0, 0, 0, TimeSpan.Zero);

    private const string Activity = "arn:aws:states:us-east-1:111111111111:activity:recorded";

    /// <summary>Cases that are not followed, each with its reason.</summary>
    private static readonly Dictionary<string, string> Exceptions = new()
    {
        ["ParallelStateAction-Parallel-State-should-output-an-array-with-items-corresponding-to-the-order-of-the-branches-in-Branc"] =
            "Two branches name a state alike: the specification forbids it, and CreateStateMachine refuses it (DUPLICATE_STATE_NAME).",
        ["activities-test-activities-TestActivities-test-activity-task-on-deleted-get-execution-history"] =
            "The activity was deleted: which activities there are, this engine does not know.",
    };

    public static TheoryData<string, string> Ids() => CaseFile.Ids("aws-recorded.jsonl", "spec-readings.jsonl", "extended.jsonl");

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Execution_OfRecordedCase_EndsAsRecorded(string file, string id)
    {
        Assert.SkipUnless(CaseFile.IsThere(file), CaseFile.Absent);
        Assert.SkipWhen(Exceptions.ContainsKey(id), Exceptions.GetValueOrDefault(id, string.Empty));
        var entry = CaseFile.Find(file, id);
        var execution = await RunAsync(entry);

        var expected = entry["expect"]!;
        var outcome = $"{execution.Status} {execution.Output} {execution.Error}: {execution.Cause}";
        Assert.True(string.Equals((string)expected["status"]!, execution.Status.ToString(), StringComparison.OrdinalIgnoreCase), outcome);
        if (execution.Status == ExecutionStatus.Succeeded)
        {
            Assert.True(CaseMatch.Matches(expected["output"], JsonNode.Parse(execution.Output!)), $"{outcome}\nexpected {expected["output"]}");
        }
        else
        {
            Assert.True(CaseMatch.Matches(expected["error"], execution.Error is null ? null : JsonValue.Create(execution.Error)), outcome);
            Assert.True(
                file == "spec-readings.jsonl" || HidesItsTimestamp(entry) || CaseMatch.Matches(expected["cause"], execution.Cause is null ? null : JsonValue.Create(execution.Cause)),
                $"{outcome}\nexpected {expected["cause"]}");
        }

        if (entry["trace"] is JsonArray trace && (bool?)entry["parallel_events_unordered"] != true)
        {
            CompareTrace(trace, execution);
        }

        if (entry["events"] is JsonArray events)
        {
            CompareEvents(entry, [.. events.Select(type => (string)type!)], [.. execution.History.Select(one => one.Type.ToString())]);
        }
    }

    private static async Task<Execution> RunAsync(JsonObject entry)
    {
        var now = entry["now"] is { } given ? DateTimeOffset.Parse((string)given!) : DefaultNow;
        var clock = new VirtualClock(now);

        // The recordings of activities hide their ARNs.
        var definition = entry["definition"]!.ToJsonString().Replace("\"\\u003Cmock\\u003E\"", $"\"{Activity}\"", StringComparison.Ordinal);
        var document = StateMachineDocument.Load(definition);
        var options = new ExecutionOptions
        {
            StateMachineArn = "arn:aws:states:us-east-1:111111111111:stateMachine:recorded",
            ContextOverrides = entry["contextOverride"]?.ToJsonString(),
        };
        var execution = new Execution(document, entry["input"]?.ToJsonString() ?? "null", clock, options);
        await new ExecutionDriver(new MockTaskHandler(CaseObjects.Mocks(entry).ToJsonString()), clock).RunAsync(execution);
        return execution;
    }

    /// <summary>What each state was entered with and left with.</summary>
    private static void CompareTrace(JsonArray trace, Execution execution)
    {
        var steps = execution.History
            .Where(one => one.Type.ToString().EndsWith("StateEntered", StringComparison.Ordinal) || one.Type.ToString().EndsWith("StateExited", StringComparison.Ordinal))
            .ToList();
        Assert.Equal(trace.Count, steps.Count);
        foreach (var (expected, actual) in trace.Zip(steps))
        {
            var isEntry = (string?)expected![0] == "entered";
            var data = isEntry ? actual.Input : actual.Output;
            Assert.Equal((isEntry, (string?)expected[1]), (actual.Input is not null, actual.Name));
            Assert.True(CaseMatch.Matches(expected[2], JsonNode.Parse(data!)), $"{actual.Type} {actual.Name} {data}\nexpected {expected[2]}");
        }
    }

    /// <summary>The input of such a case holds a placeholder, which its cause then quotes differently.</summary>
    private static bool HidesItsTimestamp(JsonObject entry) => entry["input"]?["TimestampValue"]?.ToJsonString() == "\"timestamp\"";

    /// <summary>
    /// Where branches run in parallel, the recordings keep the events but not their order, and drop some of the ends of Parallel states.
    /// </summary>
    private static void CompareEvents(JsonObject entry, List<string> expected, List<string> actual)
    {
        if ((bool?)entry["parallel_events_unordered"] != true)
        {
            Assert.Equal(expected, actual);
            return;
        }

        foreach (var type in expected)
        {
            Assert.True(actual.Remove(type), $"{type} is missing.");
        }

        Assert.All(actual, type => Assert.Contains(type, new[] { "ParallelStateSucceeded", "ParallelStateExited" }));
    }
}
