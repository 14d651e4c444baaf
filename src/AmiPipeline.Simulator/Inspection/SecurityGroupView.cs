namespace AmiPipeline.Simulator.Inspection;

/// <summary>A security group as it is at an instant.</summary>
public sealed record SecurityGroupView
{
    /// <summary>The group's id.</summary>
    public required string Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The VPC.</summary>
    public required string VpcId { get; init; }

    /// <summary>What it lets in, each as <c>PROTOCOL PEER</c>.</summary>
    public required IReadOnlyList<string> Ingress { get; init; }

    /// <summary>What it lets out, each as <c>PROTOCOL PEER</c>.</summary>
    public required IReadOnlyList<string> Egress { get; init; }

    /// <summary>Its tags, by key.</summary>
    public required IReadOnlyDictionary<string, string> Tags { get; init; }
}
