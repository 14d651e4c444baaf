using System.Text.Json.Nodes;
using AmiPipeline.StepFunctions.Executions;
using AmiPipeline.StepFunctions.Wire;

namespace AmiPipeline.StepFunctions.Operations;

/// <summary>DescribeStateMachine. Its role is a made-up one: nothing here acts as a role.</summary>
internal static class DescribeStateMachine
{
    public static JsonObject Answer(Members members, SignedScope scope, ServiceState state)
    {
        var arn = members.Required("stateMachineArn", most: 256);
        var isWithData = members.OneOf("includedData", "ALL_DATA", "METADATA_ONLY") != "METADATA_ONLY";
        members.AssertNoOther();

        var machine = state.Machine(MachineArn.Parse(arn).Machine, scope);
        var parts = machine.Arn.Split(':');
        return new JsonObject
        {
            ["stateMachineArn"] = machine.Arn,
            ["name"] = machine.Name,
            ["status"] = "ACTIVE",
            ["definition"] = isWithData ? machine.Definition : "{}",
            ["roleArn"] = $"arn:{parts[1]}:iam::{parts[4]}:role/{machine.Name}",
            ["type"] = "STANDARD",
            ["creationDate"] = EpochTime.From(machine.Created),
            ["loggingConfiguration"] = new JsonObject { ["level"] = "OFF", ["includeExecutionData"] = false },
            ["tracingConfiguration"] = new JsonObject { ["enabled"] = false },
        };
    }
}
