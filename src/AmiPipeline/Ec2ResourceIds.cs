namespace AmiPipeline;

/// <summary>Ids of EC2 resources: each begins with its kind.</summary>
public static class Ec2ResourceIds
{
    private static readonly Ec2ResourceKind[] Kinds = Enum.GetValues<Ec2ResourceKind>();

    /// <summary>What the ids of a kind begin with, up to the hyphen: <c>ami</c>, <c>i</c>, <c>vol</c>, <c>snap</c> or <c>sg</c>.</summary>
    /// <param name="kind">The kind.</param>
    public static string Prefix(this Ec2ResourceKind kind) => kind switch
    {
        Ec2ResourceKind.Image => "ami",
        Ec2ResourceKind.Instance => "i",
        Ec2ResourceKind.Volume => "vol",
        Ec2ResourceKind.Snapshot => "snap",
        Ec2ResourceKind.SecurityGroup => "sg",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such kind."),
    };

    /// <summary>The kind of the resource with an id; null for an id of any other kind, and for a text that is none.</summary>
    /// <param name="id">The id.</param>
    public static Ec2ResourceKind? KindOf(string id)
    {
        foreach (var kind in Kinds)
        {
            if (id.StartsWith(kind.Prefix() + "-", StringComparison.Ordinal))
            {
                return kind;
            }
        }

        return null;
    }
}

/// <summary>The kinds of EC2 resources that the pipeline makes.</summary>
public enum Ec2ResourceKind
{
    /// <summary>An image: <c>ami-…</c>.</summary>
    Image,

    /// <summary>An instance: <c>i-…</c>.</summary>
    Instance,

    /// <summary>A volume: <c>vol-…</c>.</summary>
    Volume,

    /// <summary>A snapshot: <c>snap-…</c>.</summary>
    Snapshot,

    /// <summary>A security group: <c>sg-…</c>.</summary>
    SecurityGroup,
}
