using AmiPipeline.Exploration.Earlier;
using AmiPipeline.Exploration.Trials;
using AmiPipeline.Scenarios.LeastPrivilege;
using AmiPipeline.Scenarios.Wire;

namespace AmiPipeline.Scenarios.Explored;

/// <summary>The examples as they are explored here: each function acts as its role, and every call is checked at the wire.</summary>
internal static class ExploredRequests
{
    /// <summary>An example, in the world of the examples.</summary>
    public static ExplorationSubject Create(string example) =>
        Create(Examples.Request(example), ExampleRequests.HasDeployment(example) ? SynthesizedRoles.OtherAccount : SynthesizedRoles.Default);

    /// <summary>A request in that world, with what must be there before it.</summary>
    public static Task<ExplorationSubject> PrepareAsync(string request) => EarlierExecutions.RunAsync(Create(request, SynthesizedRoles.OtherAccount));

    private static ExplorationSubject Create(string request, SynthesizedRoles roles)
    {
        return new ExplorationSubject
        {
            World = Examples.World,
            Request = request,
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
