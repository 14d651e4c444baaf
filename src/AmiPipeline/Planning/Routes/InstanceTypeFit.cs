using AmiPipeline.Planning.Facts;

namespace AmiPipeline.Planning.Routes;

/// <summary>Whether an instance type can boot an image and take its volumes.</summary>
internal static class InstanceTypeFit
{
    /// <summary>What is wrong with a type, as what follows its name; null if it fits.</summary>
    /// <param name="type">The type.</param>
    /// <param name="facts">What EC2 says about types, and about the image.</param>
    /// <param name="volumes">How many volumes the instance has at a time.</param>
    public static string? Fault(string type, PlanFacts facts, int volumes)
    {
        if (facts.InstanceTypes is not { } told)
        {
            return Fault(InstanceFamilies.Of(type), facts.Source.Attributes, volumes);
        }

        return told.TryGetValue(type, out var known)
            ? Fault(known, facts.Source.Attributes, volumes)
            : $"does not exist in {facts.Account.Location.Region}";
    }

    // An image that says nothing of its boot mode starts with the firmware that is usual for its architecture (EC2 User Guide, "Instance launch behavior with EC2 boot modes").
    private static string? Fault(InstanceTypeFacts type, ImageAttributes image, int volumes) =>
        Lacks(type.Architectures, image.Architecture) ? $"runs {Either(type.Architectures!)}, and the image is for {image.Architecture}"
        : Lacks(type.VirtualizationTypes, image.VirtualizationType) ? $"takes {Either(type.VirtualizationTypes!)} images only, and this one is {image.VirtualizationType}"
        : image.BootMode == "uefi" && Lacks(type.BootModes, "uefi") ? "does not boot with UEFI"
        : image.BootMode == "legacy-bios" && Lacks(type.BootModes, "legacy-bios") ? "does not boot with legacy BIOS"
        : !string.IsNullOrEmpty(image.TpmSupport) && type.HasNitroTpm == false ? "has no NitroTPM, which the image asks for"
        : image.EnaSupport == false && type.RequiresEna == true ? "needs ENA, which the image does not have"
        : volumes > type.MaxVolumes ? $"takes {type.MaxVolumes} volumes, and there are {volumes}"
        : null;

    private static bool Lacks(IReadOnlyList<string>? supported, string? needed) => supported is not null && !string.IsNullOrEmpty(needed) && !supported.Contains(needed);

    private static string Either(IReadOnlyList<string> values) => string.Join(" or ", values);
}
