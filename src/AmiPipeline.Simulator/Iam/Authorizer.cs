using AmiPipeline.Simulator.Logs;
using AmiPipeline.Simulator.Policies;

namespace AmiPipeline.Simulator.Iam;

/// <summary>Decides whether the caller of a call may do something, and keeps the decision on record if the caller is a role.</summary>
internal static class Authorizer
{
    /// <summary>By the policies of the caller's role alone: EC2's resources have no policies.</summary>
    public static Authorization Decide(Call call, PermissionRequest request)
    {
        var complete = Complete(call, request);
        return Record(call, complete, DecideByCaller(call.Caller, complete));
    }

    /// <summary>By the policies of the caller's role and the one of the resource.</summary>
    public static Authorization Decide(Call call, PermissionRequest request, PolicyDocument policy, string ownerId)
    {
        var complete = Complete(call, request);
        // Without a word of the session's own policy, that of a resource that names the role lets it nothing, either.
        var verdict = LimitOf(call.Caller, complete) ?? PolicyEvaluator.WithResource(call.Caller.Principal, DecideByRole(call.Caller, complete), policy, ownerId, complete);
        return Record(call, complete, verdict);
    }

    public static Verdict DecideByCaller(Caller caller, PermissionRequest request) =>
        LimitOf(caller, request) ?? DecideByRole(caller, request);

    private static Verdict DecideByRole(Caller caller, PermissionRequest request) =>
        caller.Session is { } session ? PolicyEvaluator.ByIdentity(session.Role.Policies, request) : Verdict.ForAccount;

    // What a session may do is what both the role's policies and its own allow (IAM User Guide, "Session policies").
    private static Verdict? LimitOf(Caller caller, PermissionRequest request) =>
        caller.Session?.Policy is { } policy && PolicyEvaluator.ByIdentity([policy.Document], request) is { IsAllowed: false } verdict ? verdict : null;

    /// <summary>A decision as it is reported and kept.</summary>
    public static Authorization ToAuthorization(Caller caller, PermissionRequest request, Verdict verdict) => new()
    {
        RoleArn = caller.PrincipalArn,
        Action = request.Action,
        Resource = request.Resource,
        Context = request.Context.Values,
        IsAllowed = verdict.IsAllowed,
        Statement = verdict.Statement?.Id,
        ActionPattern = verdict.Pattern,
    };

    /// <summary>Why not, in the words of AWS's error messages.</summary>
    public static string Reason(Call call, Authorization denied) =>
        $"User: {call.Caller.Arn} is not authorized to perform: {denied.Action}" +
        (denied.Resource == "*" ? "" : $" on resource: {denied.Resource}") +
        (denied.Statement is null
            ? $" because no identity-based policy allows the {denied.Action} action"
            : " with an explicit deny in an identity-based policy");

    private static PermissionRequest Complete(Call call, PermissionRequest request) => request with
    {
        Context = call.Caller.Context(call.Simulation.World, call.Region.Name, call.Now).With(request.Context),
    };

    private static Authorization Record(Call call, PermissionRequest request, Verdict verdict)
    {
        var decision = ToAuthorization(call.Caller, request, verdict) with { CallNumber = call.Number };
        if (call.Caller.Session is not null)
        {
            call.Simulation.Authorizations.Add(decision);
        }

        return decision;
    }
}
