using System.Text.Json.Nodes;
using AmiPipeline.StepFunctions.Executions;
using AmiPipeline.StepFunctions.Wire;

namespace AmiPipeline.StepFunctions.Operations;

/// <summary>StopExecution. One that has ended stays as it is.</summary>
internal static class StopExecution
{
    public static JsonObject Answer(Members members, SignedScope scope, ServiceState state)
    {
        var arn = members.Required("executionArn", most: 256);
        var error = members.Text("error", most: 256);
        var cause = members.Text("cause", most: 32_768);
        members.AssertNoOther();

        var execution = state.Execution(ExecutionArn.Parse(arn), scope);
        execution.Execution.Abort(error, cause);
        state.NoteEnds();
        return new JsonObject { ["stopDate"] = EpochTime.From(execution.Execution.StopTime) };
    }
}
