namespace AmiPipeline.Simulator.Ec2.Lookups;

/// <summary>The instance types that exist here, with the facts that DescribeInstanceTypes of the real EC2 tells (as moto 5 has them recorded, of us-east-1).</summary>
internal static class InstanceTypes
{
    private static readonly string[] OfBurstable = ["nano", "micro", "small", "medium", "large", "xlarge", "2xlarge"];
    private static readonly string[] FromLarge = ["large", "xlarge", "2xlarge", "4xlarge", "8xlarge", "12xlarge"];
    private static readonly string[] FromMedium = ["medium", .. FromLarge];
    private static readonly string[] Hvm = ["hvm"];
    private static readonly string[] HvmAndParavirtual = ["hvm", "paravirtual"];

    // The only ones that take a 32-bit image.
    private static readonly HashSet<string> With32Bit =
        ["t1.micro", "t2.nano", "t2.micro", "t2.small", "t2.medium", "m1.small", "m1.medium", "c1.medium", "c3.large"];

    private static readonly Dictionary<string, InstanceTypeTraits> ByName = new[]
    {
        Nitro("t3 t3a", OfBurstable),
        Nitro("m5 m5a m6i m6a c5 c6i r5 r6i", FromLarge),
        Nitro("m7i m7a c7i r7i", FromLarge, volumes: 32),
        Graviton("t4g", OfBurstable),
        Graviton("m6g m7g c6g c7g r6g", FromMedium),
        Graviton("m8g", FromMedium, volumes: 32),
        Xen("t2", OfBurstable, Hvm, 40),
        Xen("m4 c4", ["large", "xlarge", "2xlarge", "4xlarge"], Hvm, 40),
        Xen("r4 i3", ["large", "xlarge", "2xlarge", "4xlarge", "8xlarge"], Hvm, 40, ena: "supported"),
        Xen("t1", ["micro"], HvmAndParavirtual, 39),
        Xen("m1", ["small", "medium", "large", "xlarge"], HvmAndParavirtual, 39),
        Xen("m2", ["xlarge", "2xlarge", "4xlarge"], HvmAndParavirtual, 39),
        Xen("c1", ["medium", "xlarge"], HvmAndParavirtual, 39),
        Xen("m3", ["medium", "large", "xlarge", "2xlarge"], HvmAndParavirtual, 39),
        Xen("c3", ["large", "xlarge", "2xlarge", "4xlarge", "8xlarge"], HvmAndParavirtual, 39),
    }.SelectMany(types => types).ToDictionary(type => type.Name, StringComparer.Ordinal);

    public static IReadOnlyCollection<InstanceTypeTraits> All => ByName.Values;

    public static InstanceTypeTraits? Find(string name) => ByName.GetValueOrDefault(name);

    public static InstanceTypeTraits Known(string name) => Find(name)
        ?? throw new ServiceErrorException("InvalidParameterValue", $"Invalid value '{name}' for InstanceType.");

    private static IEnumerable<InstanceTypeTraits> Nitro(string families, string[] sizes, int volumes = 27) =>
        CreateAll(families, sizes, _ => ["x86_64"], ["legacy-bios", "uefi"], Hvm, isNitro: true, "required", volumes);

    private static IEnumerable<InstanceTypeTraits> Graviton(string families, string[] sizes, int volumes = 27) =>
        CreateAll(families, sizes, _ => ["arm64"], ["uefi"], Hvm, isNitro: true, "required", volumes);

    private static IEnumerable<InstanceTypeTraits> Xen(string families, string[] sizes, string[] virtualizationTypes, int volumes, string ena = "unsupported") =>
        CreateAll(families, sizes, name => With32Bit.Contains(name) ? ["i386", "x86_64"] : ["x86_64"], ["legacy-bios"], virtualizationTypes, isNitro: false, ena, volumes);

    private static IEnumerable<InstanceTypeTraits> CreateAll(
        string families, string[] sizes, Func<string, string[]> architectures, string[] bootModes, string[] virtualizationTypes, bool isNitro, string ena, int volumes) =>
        from family in families.Split(' ')
        from size in sizes
        let name = $"{family}.{size}"
        select new InstanceTypeTraits
        {
            Name = name,
            Architectures = architectures(name),
            BootModes = bootModes,
            VirtualizationTypes = virtualizationTypes,
            IsNitro = isNitro,
            EnaSupport = ena,
            MaxVolumes = volumes,
            LimitType = volumes == 32 ? "dedicated" : "shared",
        };
}

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
