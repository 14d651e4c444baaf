namespace AmiPipeline.Simulator.Ec2.Instances;

/// <summary>The instance types that exist here, and which images they take.</summary>
internal static class InstanceTypes
{
    private static readonly string[] Sizes = ["nano", "micro", "small", "medium", "large", "xlarge", "2xlarge", "4xlarge"];
    private static readonly string[] NitroFamilies = ["t3", "t3a", "m5", "m5a", "m6i", "m6a", "m7i", "c5", "c6i", "c7i", "r5", "r6i"];
    private static readonly string[] GravitonFamilies = ["t4g", "m6g", "m7g", "c6g", "c7g", "r6g"];
    private static readonly string[] XenFamilies = ["t1", "t2", "m1", "m3", "m4", "c3", "c4"];

    private static readonly Dictionary<string, InstanceTypeTraits> ByName = new[]
    {
        Of(NitroFamilies, isArm: false, isNitro: true),
        Of(GravitonFamilies, isArm: true, isNitro: true),
        Of(XenFamilies, isArm: false, isNitro: false),
    }.SelectMany(types => types).ToDictionary(type => type.Name, StringComparer.Ordinal);

    public static IReadOnlyCollection<InstanceTypeTraits> All => ByName.Values;

    public static InstanceTypeTraits? Find(string name) => ByName.GetValueOrDefault(name);

    public static InstanceTypeTraits Known(string name) => Find(name)
        ?? throw new ServiceErrorException("InvalidParameterValue", $"Invalid value '{name}' for InstanceType.");

    /// <summary>Refuses an unknown type, and an image whose architecture or network driver the type does not take.</summary>
    public static void Check(string name, MachineTraits traits)
    {
        var type = Known(name);
        var isOtherArchitecture = type.IsArm != traits.Architecture.StartsWith("arm64", StringComparison.Ordinal);
        if (isOtherArchitecture || (type.IsNitro && traits.Architecture == "i386"))
        {
            throw new ServiceErrorException(
                "InvalidParameterValue",
                $"The architecture '{type.Architecture}' of the specified instance type does not match the architecture " +
                $"'{traits.Architecture}' of the specified AMI. Specify an instance type and an AMI that have matching architectures, and try again.");
        }

        if (type.IsNitro && !traits.EnaSupport)
        {
            throw new ServiceErrorException(
                "InvalidParameterCombination",
                $"Enhanced networking with the Elastic Network Adapter (ENA) is required for the '{name}' instance type. " +
                "Ensure that you are using an AMI that is enabled for ENA.");
        }
    }

    private static IEnumerable<InstanceTypeTraits> Of(string[] families, bool isArm, bool isNitro) =>
        from family in families
        from size in Sizes
        select new InstanceTypeTraits($"{family}.{size}", isArm, isNitro);
}
