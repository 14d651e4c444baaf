namespace AmiPipeline.Simulator.Policies;

/// <summary>
/// Decides by IAM's rules (IAM User Guide, "Policy evaluation logic"): a Deny wins; within an account the resource's policy may allow on its own
/// if it names the caller, and leaves it to the caller's policies if it names the account; between accounts both must allow.
/// </summary>
internal static class PolicyEvaluator
{
    /// <summary>What the policies of a role say; it may do nothing that none of them allows.</summary>
    public static Verdict ByIdentity(IEnumerable<PolicyDocument> policies, PermissionRequest request) =>
        Decide(policies.SelectMany(policy => policy.Statements), request);

    /// <summary>What they say together with the policy of the resource.</summary>
    /// <param name="caller">Who calls.</param>
    /// <param name="identity">What the caller's own policies say.</param>
    /// <param name="policy">The resource's policy.</param>
    /// <param name="ownerId">The resource's account.</param>
    /// <param name="request">The request.</param>
    public static Verdict WithResource(Principal caller, Verdict identity, PolicyDocument policy, string ownerId, PermissionRequest request)
    {
        var direct = Decide(policy.Statements.Where(statement => statement.Principals!.Name(caller)), request);
        var delegated = Decide(policy.Statements.Where(statement => statement.Principals!.NameAccountOf(caller)), request);
        foreach (var verdict in new[] { identity, direct, delegated })
        {
            if (verdict.IsDenied)
            {
                return verdict;
            }
        }

        if (caller.AccountId == ownerId && direct.IsAllowed)
        {
            return direct;
        }

        return direct.IsAllowed || delegated.IsAllowed ? identity : Verdict.Silent;
    }

    private static Verdict Decide(IEnumerable<PolicyStatement> statements, PermissionRequest request)
    {
        var found = Verdict.Silent;
        foreach (var statement in statements)
        {
            if (statement.PatternFor(request) is { } pattern)
            {
                if (!statement.Allows)
                {
                    return new Verdict(false, statement, pattern.Text);
                }

                found = found.IsAllowed ? found : new Verdict(true, statement, pattern.Text);
            }
        }

        return found;
    }
}
