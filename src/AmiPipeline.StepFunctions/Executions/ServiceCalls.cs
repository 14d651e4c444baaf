using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using AmiPipeline.StatesLanguage.Drivers;
using AmiPipeline.StatesLanguage.Executions;
using AmiPipeline.StepFunctions.Wire;

namespace AmiPipeline.StepFunctions.Executions;

/// <summary>
/// Calls of this service that tasks of executions make: <c>aws-sdk:sfn:OPERATION</c>, with members and results in Pascal case, and times as ISO 8601
/// (Step Functions Developer Guide, "Learning to use AWS service SDK integrations").
/// </summary>
/// <param name="answer">Answers an operation by its name.</param>
/// <param name="isLost">Makes a call go wrong, given operation and parameters: throws what it is refused with, or says whether its answer is lost.</param>
internal sealed class ServiceCalls(Func<string, Members, SignedScope, ServiceState, JsonObject> answer, Func<string, string, bool> isLost)
{
    private const string Resource = ":states:::aws-sdk:sfn:";

    private const string Lost = "Unable to execute HTTP request: The target server failed to respond";

    // Members that are times by the API Reference; the protocol writes them as seconds.
    private static readonly string[] Times = ["startDate", "stopDate", "redriveDate", "creationDate", "updateDate"];

    public static bool IsOne(TaskRequest request) => request.Resource.Contains(Resource, StringComparison.Ordinal);

    /// <summary>What a start by a task ends in, if it goes wrong.</summary>
    /// <param name="parameters">The task's parameters.</param>
    /// <exception cref="ApiRefusalException">It is refused.</exception>
    public TaskOutcome? LostStart(string parameters) => isLost("states:startExecution", parameters) ? TaskOutcome.Failed("StepFunctions.SdkClientException", Lost) : null;

    /// <summary>Makes a call for a task.</summary>
    /// <param name="request">The task.</param>
    /// <param name="region">The Region.</param>
    /// <param name="state">What there is.</param>
    public TaskOutcome Answer(TaskRequest request, string region, ServiceState state)
    {
        var operation = InCase(request.Resource[(request.Resource.LastIndexOf(':') + 1)..], char.ToUpperInvariant);
        try
        {
            var isAnswerLost = isLost($"states:{InCase(operation, char.ToLowerInvariant)}", request.Parameters);
            var parameters = JsonNode.Parse(request.Parameters)!.AsObject();
            var members = new Members(new JsonObject(parameters.Select(member => KeyValuePair.Create(InCase(member.Key, char.ToLowerInvariant), member.Value?.DeepClone()))));
            var answered = Result(answer(operation, members, new SignedScope("", region), state)).ToJsonString();
            return isAnswerLost ? TaskOutcome.Failed("Sfn.SdkClientException", Lost) : TaskOutcome.Returned(answered);
        }
        catch (ApiRefusalException refused)
        {
            return TaskOutcome.Failed($"Sfn.{refused.Code}Exception", $"{refused.Message} (Service: Sfn, Status Code: {(int)refused.Status}, Request ID: 00000000-0000-4000-8000-000000000000)");
        }
    }

    private static JsonObject Result(JsonObject answered) =>
        new(answered.Select(member => KeyValuePair.Create(InCase(member.Key, char.ToUpperInvariant), Value(member.Key, member.Value))));

    private static JsonNode? Value(string name, JsonNode? value) => value switch
    {
        JsonObject inner => Result(inner),
        JsonArray items => new JsonArray([.. items.Select(item => Value(name, item))]),
        JsonValue number when number.GetValueKind() == JsonValueKind.Number && Times.Contains(name) =>
            DateTimeOffset.FromUnixTimeMilliseconds((long)(number.GetValue<decimal>() * 1000)).ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture),
        _ => value?.DeepClone(),
    };

    private static string InCase(string name, Func<char, char> first) => name.Length == 0 ? name : first(name[0]) + name[1..];
}
