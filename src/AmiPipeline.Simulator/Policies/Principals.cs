namespace AmiPipeline.Simulator.Policies;

/// <summary>Whom a statement of a trust or key policy is about.</summary>
/// <param name="IsEverybody">True for <c>*</c>.</param>
/// <param name="Accounts">Account ids: whoever the account lets.</param>
/// <param name="Arns">ARNs of roles and of their sessions.</param>
/// <param name="Services">Service names; no caller here is one.</param>
internal sealed record Principals(bool IsEverybody, IReadOnlyList<string> Accounts, IReadOnlyList<string> Arns, IReadOnlyList<string> Services)
{
    /// <summary>Whether it names a caller itself, rather than its account.</summary>
    public bool Name(Principal caller) => IsEverybody || Arns.Contains(caller.Arn) || Arns.Contains(caller.PrincipalArn);

    public bool NameAccountOf(Principal caller) => Accounts.Contains(caller.AccountId);
}
