namespace AmiPipeline.Simulator.Ec2.Lookups;

/// <summary>What an instance type asks of its image, and how many volumes it takes.</summary>
internal sealed record InstanceTypeTraits
{
    /// <summary>Such as <c>t3.small</c>.</summary>
    public required string Name { get; init; }

    public required IReadOnlyList<string> Architectures { get; init; }

    public required IReadOnlyList<string> BootModes { get; init; }

    public required IReadOnlyList<string> VirtualizationTypes { get; init; }

    public required bool IsNitro { get; init; }

    /// <summary><c>required</c>, <c>supported</c> or <c>unsupported</c>.</summary>
    public required string EnaSupport { get; init; }

    /// <summary>How many EBS volumes it takes beside its one network interface.</summary>
    public required int MaxVolumes { get; init; }

    /// <summary><c>shared</c> with network interfaces and instance store volumes, or <c>dedicated</c>.</summary>
    public string LimitType { get; init; } = "shared";

    public string Hypervisor => IsNitro ? "nitro" : "xen";

    /// <summary>NitroTPM comes with the Nitro system, in all of the types here.</summary>
    public bool HasNitroTpm => IsNitro;
}
