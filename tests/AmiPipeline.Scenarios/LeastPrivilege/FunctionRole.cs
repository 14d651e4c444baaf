namespace AmiPipeline.Scenarios.LeastPrivilege;

/// <summary>The role of a function as the template has it.</summary>
/// <param name="Function">The handler name.</param>
/// <param name="Definition">The role.</param>
internal sealed record FunctionRole(string Function, AmiPipeline.Simulator.Iam.RoleDefinition Definition)
{
    public string Arn => $"arn:aws:iam::{Account.Id}:role{Definition.Path}{Definition.Name}";
}
