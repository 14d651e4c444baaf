namespace AmiPipeline.Planning.Facts;

/// <summary>What the deployment says about temporary instances, if a request says nothing.</summary>
public sealed record LaunchSettings
{
    /// <summary>Whether any may be launched. Default: true; a deployment whose configuration has no <c>instances</c> has no network for them.</summary>
    public bool IsAllowed { get; init; } = true;

    /// <summary>The subnets that they may run in, in order of preference. Default, empty: the account's default subnets.</summary>
    public IReadOnlyList<string> SubnetIds { get; init; } = [];

    /// <summary>Their security groups. Default, empty: a temporary one without rules.</summary>
    public IReadOnlyList<string> SecurityGroupIds { get; init; } = [];

    /// <summary>Instance types by architecture, in order of preference. Default, and for an architecture that is missing: small current types.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Types { get; init; } = new Dictionary<string, IReadOnlyList<string>>();
}
