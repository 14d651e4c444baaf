using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AmiPipeline.Engines;
using AmiPipeline.Exploration.Faults;
using AmiPipeline.Exploration.Trials;
using AmiPipeline.StatesLanguage;

namespace AmiPipeline.Scenarios.Explored;

/// <summary>A safeguard that is taken away: on the wire, or in a copy of the state machine's document. The functions' code stays as it is.</summary>
/// <param name="Example">The example to explore.</param>
/// <param name="Faults">The faults that the safeguard is there for.</param>
/// <param name="Apply">Takes it away.</param>
internal sealed record Mutation(string Example, Func<PlannedFault, bool> Faults, Func<ExplorationSubject, ExplorationSubject> Apply)
{
    /// <summary>How late tags are seen. Default: at once.</summary>
    public TimeSpan TagsAreLate { get; init; }

    /// <summary>The safeguard that the image does not show: it is right, and what it was made of was plain.</summary>
    public const string EncryptionOnTheWay = "encryption on the way";

    private const string EmptyListing = """<DescribeResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><requestId>0</requestId></DescribeResponse>""";

    /// <summary>All of them, by name.</summary>
    public static IReadOnlyDictionary<string, Mutation> All { get; } = new Dictionary<string, Mutation>
    {
        ["client token"] = new("s5-unique-keys", IsAt("RunInstances", "lost-answer", "client-timeout"), OnTheWire(keepsParameter: (_, parameter) => !parameter.StartsWith("ClientToken=", StringComparison.Ordinal))) { TagsAreLate = TimeSpan.FromMinutes(30) },
        ["tags at creation"] = new("s5-unique-keys", IsAt("RunInstances", "crashed", "aborted", "killed-clean-up"), OnTheWire(keepsParameter: (_, parameter) => !parameter.StartsWith("TagSpecification.", StringComparison.Ordinal))),
        ["adoption before creation"] = new("s5-unique-keys-snapshots", IsAt("CreateSnapshot", "lost-answer", "crashed"), OnTheWire(answer: HidesWhatTheStepMade)),
        ["verification of keys"] = new("s5-unique-keys", fault => fault.Kind.Name is "wrong-key", OnTheWire(answer: ShowsTheRequestedKey)),
        ["clean-up"] = new("s5-unique-keys", IsAt("CreateImage", "refused", "lost-answer"), InTheDocument(SkipCleanUp)),
        ["second pass of clean-up"] = new("s5-unique-keys", IsAt("CreateImage", "refused", "lost-answer"), InTheDocument(EndAfterOnePass)),
        ["clean-up of volumes"] = new("s5-unique-keys", IsAt("CreateVolume", "refused", "VolumeLimitExceeded"), OnTheWire(answer: HidesVolumesThatAreTagged)),
        [EncryptionOnTheWay] = new("copy-first", IsAt("CopyImage", "throttled"), OnTheWire(keepsParameter: (all, parameter) => !all.Contains("Action=CopyImage") || !IsOfEncryption(parameter))),
        ["deadline"] = new("s3-encrypt", IsAt("CopyImage", "never-finishes"), InTheDocument(WaitForever)),
    };

    private static Func<PlannedFault, bool> IsAt(string action, params string[] kinds) => fault => fault.Target.Name == action && kinds.Contains(fault.Kind.Name);

    private static Func<ExplorationSubject, ExplorationSubject> OnTheWire(Func<IReadOnlyList<string>, string, bool>? keepsParameter = null, Func<IReadOnlyList<string>, string, string>? answer = null) =>
        subject => subject with { Handlers = (cloud, _) => new MutatedWire(cloud, keepsParameter, answer), Prepare = _ => { } };

    private static Func<ExplorationSubject, ExplorationSubject> InTheDocument(Action<JsonObject> change) => subject =>
    {
        var document = JsonNode.Parse(PipelineDocument.Json)!.AsObject();
        change(document["States"]!.AsObject());
        return subject with { Document = StateMachineDocument.Load(document.ToJsonString()) };
    };

    // A listing by the execution's tag shows nothing: what an attempt before has made is not found.
    private static string HidesWhatTheStepMade(IReadOnlyList<string> parameters, string answer) =>
        parameters.Contains("Action=DescribeSnapshots") && parameters.Any(parameter => parameter.Contains("tag%3Aami-pipeline", StringComparison.Ordinal)) ? EmptyListing : answer;

    private static bool IsOfEncryption(string parameter) =>
        parameter.StartsWith("Encrypted=", StringComparison.Ordinal) || parameter.StartsWith("KmsKeyId=", StringComparison.Ordinal);

    private static string HidesVolumesThatAreTagged(IReadOnlyList<string> parameters, string answer) =>
        parameters.Contains("Action=DescribeVolumes") ? EmptyListing : answer;

    // Whatever key a snapshot has come under, it shows as the one of the logs' volume, and so on.
    private static string ShowsTheRequestedKey(IReadOnlyList<string> parameters, string answer) => parameters.Contains("Action=DescribeSnapshots")
        ? Regex.Replace(answer, "key/10000000-0000-4000-8000-000000000001", "key/10000000-0000-4000-8000-000000000002")
        : answer;

    private static void SkipCleanUp(JsonObject states)
    {
        states["Build image"]!["Next"] = "No clean-up";
        states["Build image"]!["Catch"]![0]!["Next"] = "No clean-up";
        states["No clean-up"] = JsonNode.Parse("""{ "Type": "Pass", "Result": { "finished": true }, "ResultPath": "$.cleanUp", "Next": "Clean up: Finished?" }""");
    }

    private static void EndAfterOnePass(JsonObject states) => states["Clean up: Finished?"]!["Choices"]![0] =
        JsonNode.Parse("""{ "Variable": "$.cleanUp.finished", "StringEquals": "never", "Next": "Clean up: Wait" }""");

    private static void WaitForever(JsonObject states)
    {
        foreach (var state in Tasks(states["Build image"]!))
        {
            foreach (var retry in state["Retry"]!.AsArray())
            {
                var errors = retry!["ErrorEquals"]!.AsArray();
                if (errors.FirstOrDefault(error => error!.GetValue<string>() == "WaitDeadlineExceededException") is { } deadline)
                {
                    errors.Remove(deadline);
                }
            }

            state["Retry"]!.AsArray().Insert(0, JsonNode.Parse("""{ "ErrorEquals": ["WaitDeadlineExceededException"], "IntervalSeconds": 3600, "BackoffRate": 1, "MaxAttempts": 1000 }"""));
        }
    }

    private static IEnumerable<JsonObject> Tasks(JsonNode build) =>
        from state in build["Branches"]![0]!["States"]!.AsObject().Select(state => state.Value!.AsObject())
        where state["Type"]!.GetValue<string>() == "Task"
        select state;
}
