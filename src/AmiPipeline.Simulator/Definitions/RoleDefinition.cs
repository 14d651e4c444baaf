namespace AmiPipeline.Simulator.Definitions;

/// <summary>A role to be put into a simulated account.</summary>
public sealed record RoleDefinition
{
    /// <summary>Its name, unique in the account.</summary>
    public required string Name { get; init; }

    /// <summary>Its path, which begins and ends with a slash. Default <c>/</c>.</summary>
    public string Path { get; init; } = "/";

    /// <summary>The trust policy: a policy document as IAM has it, JSON with intrinsic functions resolved.</summary>
    public required string TrustPolicy { get; init; }

    /// <summary>The inline policies: name to policy document. Default none, so that the role may do nothing.</summary>
    public IReadOnlyDictionary<string, string> Policies { get; init; } = new Dictionary<string, string>();
}
