using System.Text.Json.Nodes;
using AmiPipeline.StepFunctions.Executions;
using AmiPipeline.StepFunctions.Wire;

namespace AmiPipeline.StepFunctions.Operations;

/// <summary>ListStateMachines of the Region that is signed for, by name.</summary>
internal static class ListStateMachines
{
    public static JsonObject Answer(Members members, SignedScope scope, ServiceState state)
    {
        var maxResults = members.Number("maxResults", 0, Pages.MaxResults);
        var token = members.Text("nextToken", most: 1024, least: 1);
        members.AssertNoOther();

        var machines = state.Machines.Where(machine => MachineArn.Parse(machine.Arn).Region == scope.Region).ToList();
        return Pages.Create(machines, maxResults, token, $"machines {maxResults}", state.Now, "stateMachines", Write);
    }

    private static JsonObject Write(StateMachine machine) => new()
    {
        ["stateMachineArn"] = machine.Arn,
        ["name"] = machine.Name,
        ["type"] = "STANDARD",
        ["creationDate"] = EpochTime.From(machine.Created),
    };
}
