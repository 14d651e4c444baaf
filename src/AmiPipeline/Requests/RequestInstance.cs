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

    /// <summary>Whether the image is to have booted: true makes it of the volumes that the instance has booted from, once its status checks are ok. Default: false; volumes that nothing has booted from take their place, so that the content stays as it is.</summary>
    [Description("Whether the image is to have booted: true makes it of the volumes that the instance has booted from, once its status checks are ok. Default: false; volumes that nothing has booted from take their place, so that the content stays as it is.")]
    public bool Boot { get; init; }
}
