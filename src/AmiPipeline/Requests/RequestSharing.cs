using System.ComponentModel;

namespace AmiPipeline.Requests;

/// <summary>Who may use the image and its copies from now on: at least one account, organization or organizational unit.</summary>
public sealed record RequestSharing
{
    /// <summary>Accounts, by their ids: launch permission, permission to create volumes from the snapshots, and grants on the keys.</summary>
    [Description("Accounts, by their ids: launch permission, permission to create volumes from the snapshots, and grants on the keys.")]
    public IReadOnlyList<string> Accounts { get; init; } = [];

    /// <summary>Organizations, by their ARNs: launch permission; what the keys' policies have to allow too is in the result.</summary>
    [Description("Organizations, by their ARNs: launch permission; what the keys' policies have to allow too is in the result.")]
    public IReadOnlyList<string> Organizations { get; init; } = [];

    /// <summary>Organizational units, by their ARNs: as for organizations.</summary>
    [Description("Organizational units, by their ARNs: as for organizations.")]
    public IReadOnlyList<string> OrganizationalUnits { get; init; } = [];

    /// <summary>All of them, each with its JSON pointer within the object.</summary>
    public IEnumerable<(string Holder, string Field)> Holders() => Pointers(Accounts, Organizations, OrganizationalUnits);

    internal static IEnumerable<(string Holder, string Field)> Pointers(IReadOnlyList<string> accounts, IReadOnlyList<string> organizations, IReadOnlyList<string> units) =>
        accounts.Select((id, index) => (id, $"/accounts/{index}"))
            .Concat(organizations.Select((arn, index) => (arn, $"/organizations/{index}")))
            .Concat(units.Select((arn, index) => (arn, $"/organizationalUnits/{index}")));
}
