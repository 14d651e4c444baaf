namespace AmiPipeline.Simulator.Instances;

/// <summary>The instance types that exist here, and which images they take.</summary>
internal static class InstanceTypes
{
    private static readonly string[] Sizes = ["nano", "micro", "small", "medium", "large", "xlarge", "2xlarge", "4xlarge"];
    private static readonly string[] NitroFamilies = ["t3", "t3a", "m5", "m5a", "m6i", "m6a", "m7i", "c5", "c6i", "c7i", "r5", "r6i"];
    private static readonly string[] GravitonFamilies = ["t4g", "m6g", "m7g", "c6g", "c7g", "r6g"];
    private static readonly string[] XenFamilies = ["t1", "t2", "m1", "m3", "m4", "c3", "c4"];

    /// <summary>Refuses an unknown type, and an image whose architecture or network driver the type does not take.</summary>
    public static void Check(string type, MachineTraits traits)
    {
        var parts = type.Split('.');
        var isKnown = parts.Length == 2 && Sizes.Contains(parts[1]);
        var (isArm, isNitro) = !isKnown ? throw Unknown(type) : parts[0] switch
        {
            var family when NitroFamilies.Contains(family) => (false, true),
            var family when GravitonFamilies.Contains(family) => (true, true),
            var family when XenFamilies.Contains(family) => (false, false),
            _ => throw Unknown(type),
        };

        if (isArm != traits.Architecture.StartsWith("arm64", StringComparison.Ordinal) || (isNitro && traits.Architecture == "i386"))
        {
            throw new ServiceErrorException(
                "InvalidParameterValue",
                $"The architecture '{(isArm ? "arm64" : "x86_64")}' of the specified instance type does not match the architecture " +
                $"'{traits.Architecture}' of the specified AMI. Specify an instance type and an AMI that have matching architectures, and try again.");
        }

        if (isNitro && !traits.EnaSupport)
        {
            throw new ServiceErrorException(
                "InvalidParameterCombination",
                $"Enhanced networking with the Elastic Network Adapter (ENA) is required for the '{type}' instance type. " +
                "Ensure that you are using an AMI that is enabled for ENA.");
        }
    }

    private static ServiceErrorException Unknown(string type) =>
        new("InvalidParameterValue", $"Invalid value '{type}' for InstanceType.");
}
