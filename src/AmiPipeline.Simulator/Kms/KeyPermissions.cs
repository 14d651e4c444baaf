using AmiPipeline.Simulator.Iam;
using AmiPipeline.Simulator.Logs;
using AmiPipeline.Simulator.Policies;

namespace AmiPipeline.Simulator.Kms;

/// <summary>Which permissions the actions of KMS need (KMS Developer Guide, "AWS KMS permissions").</summary>
internal static class KeyPermissions
{
    /// <summary>Refuses a call that lacks one, in the words of KMS. A key that is not there is left to the action.</summary>
    public static void Check(Call call)
    {
        foreach (var decision in Decisions(call, call.Parameters.WithoutUseTracking()).Where(decision => !decision.IsAllowed))
        {
            throw new ServiceErrorException("AccessDeniedException", Authorizer.Reason(call, decision));
        }
    }

    private static IEnumerable<Authorization> Decisions(Call call, ActionParameters parameters)
    {
        switch (call.Action)
        {
            case "ListAliases" or "ListKeys" or "CreateKey":
                yield return Authorizer.Decide(call, new PermissionRequest("kms:" + call.Action, "*", new RequestContext()));
                if (parameters.Has("Tags"))
                {
                    yield return Authorizer.Decide(call, new PermissionRequest("kms:TagResource", "*", new RequestContext()));
                }

                break;
            case "CreateAlias" or "UpdateAlias" or "DeleteAlias":
                var name = parameters.Text("AliasName");
                var alias = Partition.Arn("kms", call.Region.Name, call.AccountId, name ?? "");
                yield return Authorizer.Decide(call, new PermissionRequest("kms:" + call.Action, alias, new RequestContext()));
                foreach (var target in new[] { KeyOf(call, name), KeyOf(call, parameters.Text("TargetKeyId")) }.OfType<KmsKey>().Distinct())
                {
                    yield return KeyAccess.Direct(call, target, call.Action, new RequestContext());
                }

                break;
            case "ListRetirableGrants":
                yield return Authorizer.Decide(call, new PermissionRequest("kms:ListRetirableGrants", parameters.Required("RetiringPrincipal"), new RequestContext()));
                break;
            case "CreateGrant" when KeyOf(call, parameters.Text("KeyId")) is { } granted:
                yield return Granting(call, granted, parameters);
                break;
            case "RetireGrant":
                // The grant itself says who may retire it.
                break;
            default:
                var reference = parameters.Text("KeyId");
                if (KeyOf(call, reference) is { } key)
                {
                    yield return KeyAccess.Direct(call, key, call.Action, new RequestContext().WithKnown("kms:RequestAlias", AliasIn(reference!)));
                }

                break;
        }
    }

    /// <summary>The key that a call makes a grant on: of the caller's account, or one whose policy or grant lets the account make this one.</summary>
    public static KmsKey Grantable(Call call) =>
        call.Parameters.Text("KeyId") is { } reference && AliasIn(reference) is null && KeyOf(call, reference) is { } key && key.OwnerId != call.AccountId && (call.Caller.Session is not null || Granting(call, key, call.Parameters).IsAllowed)
            ? key
            : KeyActions.Own(call);

    private static Authorization Granting(Call call, KmsKey key, ActionParameters parameters) =>
        KeyAccess.Direct(call, key, call.Action, GrantContext(parameters), grant => grant.Covers(GrantActions.ReadOperations(parameters.Required("Operations"))));

    private static RequestContext GrantContext(ActionParameters parameters) => new RequestContext()
        .With("kms:GrantOperations", [.. GrantActions.ReadOperations(parameters.Required("Operations"))])
        .With("kms:GranteePrincipal", parameters.Required("GranteePrincipal"))
        .WithKnown("kms:RetiringPrincipal", parameters.Text("RetiringPrincipal"));

    private static KmsKey? KeyOf(Call call, string? reference) =>
        reference is null ? null : KeyRing.Find(call.Simulation, call.Region, call.AccountId, reference);

    private static string? AliasIn(string reference) =>
        reference.IndexOf("alias/", StringComparison.Ordinal) is var start and >= 0 ? reference[start..] : null;
}
