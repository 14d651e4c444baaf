using System.Text.Json.Nodes;
using AmiPipeline.StepFunctions.Executions;
using AmiPipeline.StepFunctions.Wire;

namespace AmiPipeline.StepFunctions.Operations;

/// <summary>ListTagsForResource, of state machines; there are no activities.</summary>
internal static class ListTagsForResource
{
    public static JsonObject Answer(Members members, SignedScope scope, ServiceState state)
    {
        var arn = members.Required("resourceArn", most: 256);
        members.AssertNoOther();

        var machine = FindMachine(arn, scope, state);
        return new JsonObject
        {
            ["tags"] = new JsonArray([.. machine.Tags.Select(tag => new JsonObject { ["key"] = tag.Key, ["value"] = tag.Value })]),
        };
    }

    // Step Functions API Reference, ListTagsForResource: errors InvalidArn and ResourceNotFound.
    private static StateMachine FindMachine(string arn, SignedScope scope, ServiceState state)
    {
        try
        {
            return state.Machine(MachineArn.Parse(arn).Machine, scope);
        }
        catch (ApiRefusalException refused) when (refused.Code == "StateMachineDoesNotExist")
        {
            throw new ApiRefusalException("ResourceNotFound", $"Resource not found: '{arn}'");
        }
    }
}
