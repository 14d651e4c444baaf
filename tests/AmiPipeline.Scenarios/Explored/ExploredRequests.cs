using AmiPipeline.Exploration.Trials;
using AmiPipeline.Scenarios.LeastPrivilege;
using AmiPipeline.Scenarios.Wire;

namespace AmiPipeline.Scenarios.Explored;

/// <summary>The examples as they are explored here: each function acts as its role, and every call is checked at the wire.</summary>
internal static class ExploredRequests
{
    public static ExplorationSubject Create(string example)
    {
        var roles = ExampleRequests.HasDeployment(example) ? SynthesizedRoles.OtherAccount : SynthesizedRoles.Default;
        return new ExplorationSubject
        {
            World = Examples.World,
            Request = Examples.Request(example),
            Functions = roles.Settings,
            Prepare = cloud =>
            {
                foreach (var other in roles.Others)
                {
                    cloud.Iam.DefineRole(other.AccountId, other.Definition);
                }
            },
            Handlers = (cloud, function) =>
            {
                var role = roles.Of(function);
                return new RoleHttpHandler(cloud, cloud.Iam.DefineRole(role.AccountId, role.Definition), role.Function, role.AccountId);
            },
            CheckCalls = WireRules.Faults,
        };
    }
}
