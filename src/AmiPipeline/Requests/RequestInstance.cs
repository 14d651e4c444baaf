using System.ComponentModel;

namespace AmiPipeline.Requests;

/// <summary>How the temporary instance is launched.</summary>
public sealed record RequestInstance
{
    /// <summary>Instance types in order of preference; the next one is tried when EC2 has no capacity. Default: small current types of the image's architecture.</summary>
    [Description("Instance types in order of preference; the next one is tried when EC2 has no capacity. Default: small current types of the image's architecture.")]
    public IReadOnlyList<string> Types { get; init; } = [];

    /// <summary>Subnets in order of preference. Default: the account's default subnet.</summary>
    [Description("Subnets in order of preference. Default: the account's default subnet.")]
    public IReadOnlyList<string> SubnetIds { get; init; } = [];
}
