namespace AmiPipeline.Simulator.World;

/// <summary>A grant on a KMS key. It holds for the whole account of its grantee: who in it asks is not distinguished.</summary>
internal sealed record KmsGrant
{
    public required string Id { get; init; }

    public required string Token { get; init; }

    public required string GranteePrincipal { get; init; }

    public string? RetiringPrincipal { get; init; }

    public string? Name { get; init; }

    public required IReadOnlyList<string> Operations { get; init; }

    public DateTimeOffset CreationDate { get; init; }

    /// <summary>From when on it lets anybody use the key.</summary>
    public DateTimeOffset EffectiveFrom { get; init; }

    /// <summary>True when both ask for the same thing: KMS then gives the grant that is there.</summary>
    public bool IsSameAs(KmsGrant other) =>
        Name is not null && Name == other.Name && GranteePrincipal == other.GranteePrincipal
        && RetiringPrincipal == other.RetiringPrincipal && Operations.Order().SequenceEqual(other.Operations.Order());

    /// <summary>Whether it lets an account do something with the key.</summary>
    public bool Allows(string accountId, string operation, DateTimeOffset now) =>
        AccountOf(GranteePrincipal) == accountId && Operations.Contains(operation) && EffectiveFrom <= now;

    /// <summary>The account of a principal, which is an ARN or the account's number.</summary>
    public static string? AccountOf(string? principal) =>
        principal?.Split(':') is { } parts ? parts.Length > 4 ? parts[4] : principal : null;
}
