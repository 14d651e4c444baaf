namespace AmiPipeline.Simulator.World;

/// <summary>A session of a role, with its temporary credentials.</summary>
internal sealed record RoleSession(Role Role, string Name, string AccessKeyId, string SecretAccessKey, string Token, DateTimeOffset Expiration)
{
    /// <summary>What it is limited to; null for all that the role may do.</summary>
    public SessionPolicy? Policy { get; init; }

    public string Arn => Role.Partition.Global("sts", Role.AccountId, $"assumed-role/{Role.Name}/{Name}");

    public string UserId => $"{Role.Id}:{Name}";
}
