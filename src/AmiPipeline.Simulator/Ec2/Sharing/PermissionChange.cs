namespace AmiPipeline.Simulator.Ec2.Sharing;

/// <summary>Whom a permission is given to and taken from: account ids, and <c>all</c>.</summary>
internal sealed record PermissionChange(IReadOnlyList<string> Added, IReadOnlyList<string> Removed)
{
    public bool IsEmpty => Added.Count == 0 && Removed.Count == 0;

    /// <summary>Reads the structured form (<c>LaunchPermission.Add.1.UserId</c>) and the flat one (<c>OperationType</c>, <c>UserId.1</c>).</summary>
    public static PermissionChange Read(ActionParameters parameters, string structure)
    {
        var added = Holders(parameters.Within(structure), "Add");
        var removed = Holders(parameters.Within(structure), "Remove");
        List<string> flat = [.. parameters.List("UserId"), .. parameters.List("UserGroup")];
        switch (parameters.OneOf("OperationType", "add", "remove"))
        {
            case "add":
                added.AddRange(flat);
                break;
            case "remove":
                removed.AddRange(flat);
                break;
            default:
                if (flat.Count > 0)
                {
                    throw new ServiceErrorException("MissingParameter", "The request must contain the parameter OperationType");
                }

                break;
        }

        return new PermissionChange(added, removed);
    }

    public void ApplyTo(SortedSet<string> holders)
    {
        holders.UnionWith(Added);
        holders.ExceptWith(Removed);
    }

    private static List<string> Holders(ActionParameters parameters, string list) =>
        [.. parameters.Items(list).Select(item => item.Text("UserId") ?? item.Required("Group"))];
}
