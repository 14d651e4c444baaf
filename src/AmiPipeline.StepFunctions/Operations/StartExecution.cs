using System.Text.Json;
using System.Text.Json.Nodes;
using AmiPipeline.StepFunctions.Executions;
using AmiPipeline.StepFunctions.Wire;

namespace AmiPipeline.StepFunctions.Operations;

/// <summary>StartExecution: the same name and input of a running execution give it; a closed one, or another input, is refused.</summary>
internal static class StartExecution
{
    private const int MaxInputBytes = 262_144;

    public static JsonObject Answer(Members members, SignedScope scope, ServiceState state)
    {
        var arn = members.Required("stateMachineArn", most: 256);
        var name = members.Text("name", most: 80, least: 1);
        var input = members.Data("input", MaxInputBytes) ?? "{}";
        var traceHeader = members.Text("traceHeader", most: 256);
        members.AssertNoOther();
        if (traceHeader?.All(char.IsAscii) == false)
        {
            throw ApiRefusalException.Validation("1 validation error detected: Value at 'traceHeader' failed to satisfy constraint: Member must satisfy regular expression pattern: \\p{ASCII}*");
        }

        var requested = MachineArn.Parse(arn);
        if (name is not null)
        {
            NameRules.Check(name);
        }

        CheckInput(input);
        var machine = state.Machine(requested.Machine, scope);
        var execution = name is not null && state.Find(machine, name) is { } existing
            ? Same(existing, input)
            : state.Start(machine, requested, name, input, traceHeader);
        return new JsonObject { ["executionArn"] = execution.Arn, ["startDate"] = EpochTime.From(execution.Execution.StartTime) };
    }

    private static StartedExecution Same(StartedExecution existing, string input) => existing.Status == "RUNNING" && existing.Input == input
        ? existing
        : throw new ApiRefusalException("ExecutionAlreadyExists", $"Execution Already Exists: '{existing.Arn}'");

    private static void CheckInput(string input)
    {
        try
        {
            JsonDocument.Parse(input).Dispose();
        }
        catch (JsonException error)
        {
            throw new ApiRefusalException("InvalidExecutionInput", $"Invalid State Machine Execution Input: '{error.Message}'");
        }
    }
}
