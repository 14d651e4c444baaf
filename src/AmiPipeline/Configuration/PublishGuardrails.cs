namespace AmiPipeline.Configuration;

/// <summary>What requests may have point to their images.</summary>
public sealed record PublishGuardrails
{
    /// <summary>The Systems Manager parameters that may be made and overwritten, in every account and Region: names, in which <c>*</c> stands for any characters as in IAM. Default: none.</summary>
    public IReadOnlyList<string> Parameters { get; init; } = [];

    /// <summary>The ids of the launch templates of the deployment's account that may get versions and another default one. Those of other accounts are named by their own stacks. Default: none.</summary>
    public IReadOnlyList<string> LaunchTemplates { get; init; } = [];

    /// <summary>Whether a parameter may be written.</summary>
    /// <param name="name">The parameter's name.</param>
    public bool AllowsParameter(string name) => Parameters.Any(pattern => Wildcard.Matches(pattern, name));

    /// <summary>Whether a launch template may be changed.</summary>
    /// <param name="id">The template's id.</param>
    public bool AllowsLaunchTemplate(string id) => LaunchTemplates.Contains(id);
}
