namespace AmiPipeline.Configuration;

/// <summary>What requests may have point to their images, and say of them.</summary>
public sealed record PublishGuardrails
{
    /// <summary>The Systems Manager parameters that may be made and overwritten, in every account and Region: names, in which <c>*</c> stands for any characters as in IAM. Default: none.</summary>
    public IReadOnlyList<string> Parameters { get; init; } = [];

    /// <summary>The ids of the launch templates of the deployment's account that may get versions and another default one. Those of other accounts are named by their own stacks. Default: none.</summary>
    public IReadOnlyList<string> LaunchTemplates { get; init; } = [];

    /// <summary>The watermarks that images may get, in every account: names, in which <c>*</c> stands for any characters as in IAM. Default: none.</summary>
    public IReadOnlyList<string> Watermarks { get; init; } = [];

    /// <summary>Whether a parameter may be written.</summary>
    /// <param name="name">The parameter's name.</param>
    public bool AllowsParameter(string name) => Parameters.Any(pattern => Wildcard.Matches(pattern, name));

    /// <summary>Whether a launch template may be changed.</summary>
    /// <param name="id">The template's id.</param>
    public bool AllowsLaunchTemplate(string id) => LaunchTemplates.Contains(id);

    /// <summary>Whether a watermark may be attached.</summary>
    /// <param name="name">The watermark's name.</param>
    public bool AllowsWatermark(string name) => Watermarks.Any(pattern => Wildcard.Matches(pattern, name));
}
