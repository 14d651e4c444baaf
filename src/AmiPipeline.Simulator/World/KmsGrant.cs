namespace AmiPipeline.Simulator.World;

/// <summary>A grant on a KMS key.</summary>
internal sealed record KmsGrant
{
    public required string Id { get; init; }

    public required string Token { get; init; }

    public required string GranteePrincipal { get; init; }

    /// <summary>The account that made it: the key's, or one that the key's policy or another grant lets.</summary>
    public required string IssuingAccount { get; init; }

    public string? RetiringPrincipal { get; init; }

    public string? Name { get; init; }

    public required IReadOnlyList<string> Operations { get; init; }

    public DateTimeOffset CreationDate { get; init; }

    /// <summary>From when on it lets anybody use the key.</summary>
    public DateTimeOffset EffectiveFrom { get; init; }

    /// <summary>Whether it is for everybody whom an account lets, and not for one principal.</summary>
    public bool IsToAccount => GranteePrincipal.Split(':') is not { Length: > 5 } parts || parts[5] == "root";

    /// <summary>True when both ask for the same thing: KMS then gives the grant that is there.</summary>
    public bool IsSameAs(KmsGrant other) =>
        Name is not null && Name == other.Name && GranteePrincipal == other.GranteePrincipal
        && RetiringPrincipal == other.RetiringPrincipal && Operations.Order().SequenceEqual(other.Operations.Order());

    /// <summary>Whether it lets an account, or a principal of it, do something with the key.</summary>
    public bool Allows(string accountId, string operation, DateTimeOffset now) =>
        AccountOf(GranteePrincipal) == accountId && Operations.Contains(operation) && EffectiveFrom <= now;

    /// <summary>Whether it lets its grantee make a grant of some operations: of no other than its own (KMS Developer Guide, "Granting CreateGrant permission").</summary>
    public bool Covers(IEnumerable<string> operations) => !operations.Except(Operations).Any();

    /// <summary>The account of a principal, which is an ARN or the account's number.</summary>
    public static string? AccountOf(string? principal) =>
        principal?.Split(':') is { } parts ? parts.Length > 4 ? parts[4] : principal : null;
}
