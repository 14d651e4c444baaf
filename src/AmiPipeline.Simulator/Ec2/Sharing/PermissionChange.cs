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
