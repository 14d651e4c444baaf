namespace AmiPipeline.Simulator.Inspection;

/// <summary>An instance as it is at an instant.</summary>
public sealed record InstanceView
{
    /// <summary>The instance id.</summary>
    public required string Id { get; init; }

    /// <summary>The image it was launched from.</summary>
    public required string ImageId { get; init; }

    /// <summary>The type.</summary>
    public required string InstanceType { get; init; }

    /// <summary>The state, in EC2's word.</summary>
    public required string State { get; init; }

    /// <summary>Why it is in that state, if EC2 says so.</summary>
    public required string? StateReason { get; init; }

    /// <summary>The subnet.</summary>
    public required string SubnetId { get; init; }

    /// <summary>The Availability Zone.</summary>
    public required string Zone { get; init; }

    /// <summary>Its security groups.</summary>
    public required IReadOnlyList<string> SecurityGroupIds { get; init; }

    /// <summary>Whether it has a public address while it runs.</summary>
    public required bool HasPublicAddress { get; init; }

    /// <summary>How often its operating system has started, reboots by CreateImage included.</summary>
    public required int Boots { get; init; }

    /// <summary>Its tags, by key.</summary>
    public required IReadOnlyDictionary<string, string> Tags { get; init; }
}
