using System.ComponentModel;

namespace AmiPipeline.Requests;

/// <summary>Who may no longer use the image and its copies: either everyone to whom the pipeline has given access, or at least one account, organization or organizational unit.</summary>
public sealed record RequestUnsharing
{
    /// <summary>Account IDs, whoever gave them access.</summary>
    [Description("Account IDs, whoever gave them access.")]
    public IReadOnlyList<string> Accounts { get; init; } = [];

    /// <summary>Organizations, by their ARNs.</summary>
    [Description("Organizations, by their ARNs.")]
    public IReadOnlyList<string> Organizations { get; init; } = [];

    /// <summary>Organizational units, by their ARNs.</summary>
    [Description("Organizational units, by their ARNs.")]
    public IReadOnlyList<string> OrganizationalUnits { get; init; } = [];

    /// <summary>Whether it is everyone to whom the pipeline has given access to the image. Default: false.</summary>
    [Description("Whether it is everyone to whom the pipeline has given access to the image. Default: false.")]
    public bool All { get; init; }

    /// <summary>All that are named, each with its JSON pointer within the object.</summary>
    public IEnumerable<(string Holder, string Field)> Holders() => RequestSharing.Pointers(Accounts, Organizations, OrganizationalUnits);
}
