using System.Text.Json;
using System.Text.Json.Nodes;
using AmiPipeline.StatesLanguage.Executions;
using AmiPipeline.StepFunctionsStub.Wire;

namespace AmiPipeline.StepFunctionsStub.Operations;

/// <summary>SendTaskSuccess, SendTaskFailure and SendTaskHeartbeat.</summary>
internal static class SendTask
{
    private const int MaxOutputBytes = 262_144;

    public static JsonObject AnswerSuccess(Members members, SignedScope scope, StubState state)
    {
        var token = Token(members);
        var output = members.Data("output", MaxOutputBytes)
            ?? throw ApiRefusalException.Validation("1 validation error detected: Value null at 'output' failed to satisfy constraint: Member must not be null");
        members.AssertNoOther();
        CheckOutput(output);
        return Answer(state, execution => execution.SendTaskSuccess(token, output));
    }

    public static JsonObject AnswerFailure(Members members, SignedScope scope, StubState state)
    {
        var token = Token(members);
        var error = members.Text("error", most: 256);
        var cause = members.Text("cause", most: 32_768);
        members.AssertNoOther();
        return Answer(state, execution => execution.SendTaskFailure(token, error, cause));
    }

    public static JsonObject AnswerHeartbeat(Members members, SignedScope scope, StubState state)
    {
        var token = Token(members);
        members.AssertNoOther();
        return Answer(state, execution => execution.SendTaskHeartbeat(token));
    }

    private static string Token(Members members) => members.Required("taskToken", most: 2048);

    private static JsonObject Answer(StubState state, Func<Execution, CallbackResult> call)
    {
        foreach (var execution in state.Executions)
        {
            switch (call(execution.Execution))
            {
                case CallbackResult.Accepted:
                    return [];
                case CallbackResult.TaskTimedOut:
                    throw new ApiRefusalException("TaskTimedOut", "Task Timed Out: 'Provided task does not exist anymore'");
                default:
                    break;
            }
        }

        throw ApiRefusalException.Token("Invalid token");
    }

    private static void CheckOutput(string output)
    {
        try
        {
            JsonDocument.Parse(output).Dispose();
        }
        catch (JsonException error)
        {
            throw new ApiRefusalException("InvalidOutput", $"Invalid Output: '{error.Message}'");
        }
    }
}
