namespace AmiPipeline;

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
