using System.Text;
using AmiPipeline.Simulator.Ec2.Lookups;

namespace AmiPipeline.Simulator.Ec2.Instances;

/// <summary>Which firmware an instance starts with: EC2 User Guide, "Instance launch behavior with EC2 boot modes".</summary>
internal static class Firmware
{
    private const string Uefi = "uefi";

    /// <summary>As DescribeInstances returns it: a <c>uefi-preferred</c> image on a type without UEFI starts as <c>legacy-bios</c>.</summary>
    public static string BootModeFor(string instanceType, MachineTraits traits)
    {
        var hasUefi = InstanceTypes.Find(instanceType)?.BootModes.Contains(Uefi) ?? true;
        return traits.Architecture.StartsWith("arm64", StringComparison.Ordinal) || traits.BootMode == Uefi || (traits.BootMode == "uefi-preferred" && hasUefi) ? Uefi : "legacy-bios";
    }

    /// <summary>The variable store that an instance gets with its first start in UEFI mode, in base64; null for one that starts otherwise.</summary>
    public static string? NewVariables(string instanceType, Image image) => BootModeFor(instanceType, image.Traits) == Uefi
        ? Convert.ToBase64String(Encoding.ASCII.GetBytes($"AMZNUEFI variables of {image.Id}"))
        : null;
}
