namespace AmiPipeline.Planning.Facts;

/// <summary>What EC2 says about where a temporary instance would run.</summary>
public sealed record NetworkFacts
{
    /// <summary>The subnets that the request or the deployment names and that exist, else the default ones, each with its VPC.</summary>
    public IReadOnlyDictionary<string, string> VpcsOfSubnets { get; init; } = new Dictionary<string, string>();

    /// <summary>The deployment's security groups that exist, each with its VPC.</summary>
    public IReadOnlyDictionary<string, string> VpcsOfSecurityGroups { get; init; } = new Dictionary<string, string>();

    /// <summary>The account's default subnets in the order of their zones, if no subnet is named.</summary>
    public IReadOnlyList<string> DefaultSubnetIds { get; init; } = [];
}
