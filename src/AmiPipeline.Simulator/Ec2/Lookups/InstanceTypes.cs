using System.Globalization;

namespace AmiPipeline.Simulator.Ec2.Lookups;

/// <summary>The instance types that exist here, with what DescribeInstanceTypes of the real EC2 returns (as moto 5 has them recorded, of us-east-1).</summary>
internal static class InstanceTypes
{
    private const string ResourceName = "instance-types.txt";

    private static readonly Lazy<Dictionary<string, InstanceTypeTraits>> ByName = new(Read);

    public static IReadOnlyCollection<InstanceTypeTraits> All => ByName.Value.Values;

    public static InstanceTypeTraits? Find(string name) => ByName.Value.GetValueOrDefault(name);

    public static InstanceTypeTraits Known(string name) => Find(name)
        ?? throw new ServiceErrorException("InvalidParameterValue", $"Invalid value '{name}' for InstanceType.");

    // A line of traits, and below it, indented, a family with its sizes in each line.
    private static Dictionary<string, InstanceTypeTraits> Read()
    {
        using var reader = new StreamReader(typeof(InstanceTypes).Assembly.GetManifestResourceStream(ResourceName)!);
        var types = new Dictionary<string, InstanceTypeTraits>(StringComparer.Ordinal);
        string[] traits = [];
        while (reader.ReadLine() is { } line)
        {
            if (line[0] == ' ')
            {
                var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
                foreach (var size in words[1..])
                {
                    var type = Create($"{words[0]}.{size}", traits);
                    types.Add(type.Name, type);
                }
            }
            else if (line[0] != '#')
            {
                traits = line.Split(", ");
            }
        }

        return types;
    }

    private static InstanceTypeTraits Create(string name, string[] traits)
    {
        var limit = traits[6].Split(' ');
        return new()
        {
            Name = name,
            Architectures = traits[0].Split(' '),
            BootModes = traits[1].Split(' '),
            VirtualizationTypes = traits[2].Split(' '),
            Hypervisor = traits[3] == "none" ? null : traits[3],
            EnaSupport = traits[4],
            HasNitroTpm = traits[5] == "supported",
            MaxVolumes = int.Parse(limit[0], CultureInfo.InvariantCulture),
            LimitType = limit[1],
        };
    }
}

/// <summary>What an instance type asks of its image, and how many volumes it takes.</summary>
internal sealed record InstanceTypeTraits
{
    /// <summary>Such as <c>t3.small</c>.</summary>
    public required string Name { get; init; }

    public required IReadOnlyList<string> Architectures { get; init; }

    public required IReadOnlyList<string> BootModes { get; init; }

    public required IReadOnlyList<string> VirtualizationTypes { get; init; }

    /// <summary><c>nitro</c> or <c>xen</c>; null for bare metal.</summary>
    public required string? Hypervisor { get; init; }

    /// <summary><c>required</c>, <c>supported</c> or <c>unsupported</c>.</summary>
    public required string EnaSupport { get; init; }

    public required bool HasNitroTpm { get; init; }

    /// <summary>How many EBS volumes it takes besides its one network interface and its NVMe instance store volumes.</summary>
    public required int MaxVolumes { get; init; }

    /// <summary><c>shared</c> with network interfaces and instance store volumes, or <c>dedicated</c>.</summary>
    public required string LimitType { get; init; }
}
