using AmiPipeline.Simulator.Policies;

namespace AmiPipeline.Simulator.Calls;

/// <summary>Who calls: an account itself, by its access key, or the session of a role.</summary>
/// <param name="Partition">The account's partition.</param>
/// <param name="AccountId">The account.</param>
/// <param name="Session">The session; null for the account itself, which may do everything that is in its hands.</param>
internal sealed record Caller(Partition Partition, string AccountId, RoleSession? Session)
{
    /// <summary>As GetCallerIdentity returns it.</summary>
    public string Arn => Session?.Arn ?? Partition.Global("iam", AccountId, "user/simulated");

    /// <summary>As <c>aws:PrincipalArn</c> has it: of a session, its role.</summary>
    public string PrincipalArn => Session?.Role.Arn ?? Arn;

    /// <summary>As policies name it.</summary>
    public Principal Principal => new(AccountId, Arn, PrincipalArn);

    public string UserId => Session?.UserId ?? "AIDASIMULATED";

    /// <summary>What every call of it offers to conditions (IAM User Guide, "AWS global condition context keys").</summary>
    public RequestContext Context(AwsWorld world, string region, DateTimeOffset now) => new RequestContext()
        .With("aws:PrincipalAccount", AccountId)
        .With("aws:PrincipalArn", PrincipalArn)
        .With("aws:PrincipalType", Session is null ? "User" : "AssumedRole")
        .With("aws:userid", UserId)
        .With("aws:RequestedRegion", region)
        .With("aws:SecureTransport", "true")
        .With("aws:CurrentTime", now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture))
        .With("aws:EpochTime", now.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture))
        .WithKnown("aws:PrincipalOrgID", world.Organizations.GetValueOrDefault(AccountId))
        .WithKnown("aws:PrincipalOrgPaths", world.OrganizationPathOf(AccountId));
}
