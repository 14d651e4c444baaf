namespace AmiPipeline.Configuration;

/// <summary>How temporary instances of the route <c>instance</c> are launched.</summary>
public sealed record InstanceSettings
{
    /// <summary>The subnets that they run in, in order of preference. Empty, the default: a minimal VPC of the deployment's own, without Internet access.</summary>
    public IReadOnlyList<string> SubnetIds { get; init; } = [];

    /// <summary>The account that owns <see cref="SubnetIds"/> and shares them through AWS Resource Access Manager. Default, null: the deployment's own.</summary>
    public string? SubnetOwner { get; init; }

    /// <summary>Their security group, in the VPC of <see cref="SubnetIds"/>; needs no rules at all. Given if and only if those are.</summary>
    public string? SecurityGroupId { get; init; }

    /// <summary>Instance types by architecture (<c>x86_64</c>, <c>arm64</c>, <c>i386</c>), in order of preference; the next one is taken when EC2 has no capacity. Default: small current types.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Types { get; init; } = new Dictionary<string, IReadOnlyList<string>>();
}
