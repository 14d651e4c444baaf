namespace AmiPipeline.Planning.Facts;

/// <summary>What EC2 says about an instance type (EC2 API Reference, InstanceTypeInfo). What it does not report is null, and rules nothing out.</summary>
public sealed record InstanceTypeFacts
{
    /// <summary>The architectures that it runs, such as <c>x86_64</c>.</summary>
    public IReadOnlyList<string>? Architectures { get; init; }

    /// <summary><c>legacy-bios</c>, <c>uefi</c>, or both.</summary>
    public IReadOnlyList<string>? BootModes { get; init; }

    /// <summary><c>hvm</c>, <c>paravirtual</c>, or both.</summary>
    public IReadOnlyList<string>? VirtualizationTypes { get; init; }

    /// <summary>Whether it takes only images with ENA.</summary>
    public bool? RequiresEna { get; init; }

    /// <summary>Whether it has NitroTPM.</summary>
    public bool? HasNitroTpm { get; init; }

    /// <summary>How many EBS volumes can be attached to an instance with one network interface, the root volume included.</summary>
    public int? MaxVolumes { get; init; }
}
