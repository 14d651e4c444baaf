namespace AmiPipeline.Simulator.Ec2.Sharing;

/// <summary>Whom a permission is given to and taken from: account ids, ARNs of organizations and organizational units, and <c>all</c>.</summary>
internal sealed record PermissionChange(IReadOnlyList<string> Added, IReadOnlyList<string> Removed)
{
    public bool IsEmpty => Added.Count == 0 && Removed.Count == 0;

    public static PermissionChange ReadForImage(ActionParameters parameters) => Read(parameters, "LaunchPermission", HolderReader.ForImage);

    public static PermissionChange ReadForSnapshot(ActionParameters parameters) => Read(parameters, "CreateVolumePermission", HolderReader.ForSnapshot);

    public void ApplyTo(SortedSet<string> holders)
    {
        holders.UnionWith(Added);
        holders.ExceptWith(Removed);
    }

    // The structured form (LaunchPermission.Add.1.UserId) and the flat one (OperationType, UserId.1). Packer sends both with the same holders and
    // without OperationType: then the structure says what to do.
    private static PermissionChange Read(ActionParameters parameters, string structure, HolderReader reader)
    {
        var added = reader.Items(parameters.Within(structure), "Add");
        var removed = reader.Items(parameters.Within(structure), "Remove");
        var flat = reader.Flat(parameters);
        switch (parameters.OneOf("OperationType", "add", "remove"))
        {
            case "add":
                added.AddRange(flat);
                break;
            case "remove":
                removed.AddRange(flat);
                break;
            default:
                if (flat.Except(added).Except(removed).Any())
                {
                    throw new ServiceErrorException("MissingParameter", "The request must contain the parameter OperationType");
                }

                break;
        }

        return new PermissionChange([.. added.Distinct()], [.. removed.Distinct()]);
    }
}

/// <summary>Reads whom a permission is for. An image's can be for organizations and organizational units too.</summary>
internal sealed class HolderReader
{
    private readonly bool _takesOrganizations;
    private readonly string _invalidCode;

    private HolderReader(bool takesOrganizations, string invalidCode)
    {
        _takesOrganizations = takesOrganizations;
        _invalidCode = invalidCode;
    }

    public static HolderReader ForImage { get; } = new(takesOrganizations: true, "InvalidAMIAttributeItemValue");

    /// <summary>The code of EC2's error for a snapshot is not documented.</summary>
    public static HolderReader ForSnapshot { get; } = new(takesOrganizations: false, "InvalidParameterValue");

    /// <summary>The items of a structure's list, such as <c>LaunchPermission.Add.1.UserId</c>.</summary>
    public List<string> Items(ActionParameters structure, string list) => [.. structure.Items(list).Select(Item)];

    /// <summary>The lists beside the structure, such as <c>UserId.1</c>.</summary>
    public List<string> Flat(ActionParameters parameters) =>
    [
        .. parameters.List("UserId").Select(Account),
        .. parameters.List("UserGroup").Select(Group),
        .. _takesOrganizations ? parameters.List("OrganizationArn").Select(Organization) : [],
        .. _takesOrganizations ? parameters.List("OrganizationalUnitArn").Select(OrganizationalUnit) : [],
    ];

    private string Item(ActionParameters item) =>
        item.Text("UserId") is { } account ? Account(account)
        : _takesOrganizations && item.Text("OrganizationArn") is { } organization ? Organization(organization)
        : _takesOrganizations && item.Text("OrganizationalUnitArn") is { } unit ? OrganizationalUnit(unit)
        : Group(item.Required("Group"));

    private string Account(string id) => AccountIds.IsValid(id) ? id : throw Invalid(id, "userId");

    private string Group(string group) => group == PermissionHolder.Everybody ? group : throw Invalid(group, "UserGroup");

    private string Organization(string arn) => Arn(arn, "organization/", "OrganizationArn");

    private string OrganizationalUnit(string arn) => Arn(arn, "ou/", "OrganizationalUnitArn");

    private string Arn(string arn, string resource, string item) =>
        arn.Split(':') is ["arn", _, "organizations", "", _, var last] && last.StartsWith(resource, StringComparison.Ordinal) ? arn : throw Invalid(arn, item);

    private ServiceErrorException Invalid(string value, string item) => new(_invalidCode, $"Invalid attribute item value \"{value}\" for {item} item type.");
}
