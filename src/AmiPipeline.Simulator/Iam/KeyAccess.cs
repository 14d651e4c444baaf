using AmiPipeline.Simulator.Logs;
using AmiPipeline.Simulator.Policies;

namespace AmiPipeline.Simulator.Iam;

/// <summary>
/// Whether a caller may use a KMS key: by the policies of its role together with the key policy. A key without a policy of its own has the
/// default one, which leaves its account, and here the accounts of <c>usableBy</c>, to their IAM.
/// </summary>
internal static class KeyAccess
{
    /// <summary>For a call of KMS itself.</summary>
    /// <param name="call">The call.</param>
    /// <param name="key">The key.</param>
    /// <param name="action">The action without its service.</param>
    /// <param name="context">What it offers to conditions.</param>
    /// <param name="isEnough">Whether a grant of the action allows the call; null for every one.</param>
    public static Authorization Direct(Call call, KmsKey key, string action, RequestContext context, Func<KmsGrant, bool>? isEnough = null) =>
        Decide(call, key, action, context.With("kms:CallerAccount", call.AccountId), isEnough);

    /// <summary>For EBS on the caller's behalf. The policy of the AWS managed key lets everyone in its account use it through EC2.</summary>
    public static bool AllowsEbs(Call call, KmsKey key, IEnumerable<string> actions)
    {
        if (call.Caller.Session is null)
        {
            return key.IsKnownTo(call.AccountId, call.Now);
        }

        // Each is asked, so that the record shows all that is used.
        var decisions = actions.Select(action => Decide(call, key, action, ViaEc2(call, key))).ToList();
        return decisions.TrueForAll(decision => decision.IsAllowed || (key.IsAwsManaged && decision.Statement is null && key.OwnerId == call.AccountId));
    }

    private static RequestContext ViaEc2(Call call, KmsKey key) => new RequestContext()
        .With("kms:CallerAccount", call.AccountId)
        .With("kms:ViaService", $"ec2.{key.Region}.{Partition.FromRegion(key.Region).DnsSuffix}")
        .With("kms:GrantIsForAWSResource", "true");

    private static Authorization Decide(Call call, KmsKey key, string action, RequestContext context, Func<KmsGrant, bool>? isEnough = null)
    {
        var aliases = call.Simulation.World.Regions[key.Region].SettingsOf(key.OwnerId).Aliases;
        context
            .With("kms:ResourceAliases", [.. aliases.Where(alias => alias.Value == key.Id).Select(alias => alias.Key)])
            .With("aws:ResourceAccount", key.OwnerId)
            .WithKnown("aws:ResourceOrgID", call.Simulation.World.Organizations.GetValueOrDefault(key.OwnerId));
        var request = new PermissionRequest("kms:" + action, key.Arn, context);
        var policy = key.Policy ?? Default(key);
        var grants = key.Grants.FindAll(grant => grant.Allows(call.AccountId, action, call.Now) && isEnough?.Invoke(grant) != false);
        // A grant to a role is enough by itself; one to an account leaves it to the account's own IAM, as a key policy that names the account does.
        return grants.Exists(grant => grant.GranteePrincipal == call.Caller.PrincipalArn) ? Authorizer.Decide(call, request, With(policy, action, new Principals(false, [], [call.Caller.PrincipalArn], [])), call.AccountId)
            : grants.Exists(grant => call.Caller.Session is null || grant.IsToAccount) ? Authorizer.Decide(call, request, With(policy, action, new Principals(false, [call.AccountId], [], [])), key.OwnerId)
            : Authorizer.Decide(call, request, policy, key.OwnerId);
    }

    private static PolicyDocument With(PolicyDocument policy, string action, Principals grantees) =>
        new([.. policy.Statements, Statement("grant", TextPattern.Parse("kms:" + action), grantees)]);

    private static PolicyDocument Default(KmsKey key) => new([Statement("default", TextPattern.Parse("kms:*"), new Principals(false, [key.OwnerId, .. key.UsableBy], [], []))]);

    private static PolicyStatement Statement(string id, TextPattern action, Principals principals) => new()
    {
        Id = id,
        Allows = true,
        Actions = [action],
        Resources = [],
        Principals = principals,
        Conditions = [],
    };
}
