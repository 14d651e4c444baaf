using AmiPipeline.Simulator.Iam;
using AmiPipeline.Simulator.Policies;

namespace AmiPipeline.Simulator.AutoScaling;

/// <summary>Every action of Auto Scaling that is modelled: launch configurations, as far as they name images. There are no groups.</summary>
internal static class AutoScalingActions
{
    public static IReadOnlyDictionary<string, Func<Call, string?>> ByName { get; } = new Dictionary<string, Func<Call, string?>>(StringComparer.Ordinal)
    {
        ["CreateLaunchConfiguration"] = LaunchConfigurationActions.Create,
        ["DeleteLaunchConfiguration"] = LaunchConfigurationActions.Delete,
        ["DescribeLaunchConfigurations"] = LaunchConfigurationActions.Describe,
    };

    /// <summary>Refuses a call of a role that lacks the permission (Service Authorization Reference, "Actions, resources, and condition keys for Amazon EC2 Auto Scaling").</summary>
    public static void Authorize(Call call)
    {
        var name = call.Parameters.WithoutUseTracking().Text("LaunchConfigurationName");
        var resource = name is null || call.Action.StartsWith("Describe", StringComparison.Ordinal) ? "*" : LaunchConfiguration.AnyArn(call.Region.Name, call.AccountId, name);
        if (Authorizer.Decide(call, new PermissionRequest("autoscaling:" + call.Action, resource, new RequestContext())) is { IsAllowed: false } denied)
        {
            throw new ServiceErrorException("AccessDenied", Authorizer.Reason(call, denied), 403);
        }
    }
}
