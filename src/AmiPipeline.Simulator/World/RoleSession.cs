using AmiPipeline.Simulator.Policies;

namespace AmiPipeline.Simulator.World;

/// <summary>A session of a role, with its temporary credentials.</summary>
internal sealed record RoleSession(Role Role, string Name, string AccessKeyId, string SecretAccessKey, string Token, DateTimeOffset Expiration)
{
    /// <summary>What it is limited to; null for all that the role may do.</summary>
    public SessionPolicy? Policy { get; init; }

    public string Arn => Role.Partition.Global("sts", Role.AccountId, $"assumed-role/{Role.Name}/{Name}");

    public string UserId => $"{Role.Id}:{Name}";
}

/// <summary>The policy that a session was started with.</summary>
/// <param name="Document">What it allows.</param>
/// <param name="Text">It as it was written.</param>
internal sealed record SessionPolicy(PolicyDocument Document, string Text);
