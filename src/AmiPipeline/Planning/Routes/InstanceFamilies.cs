using AmiPipeline.Planning.Facts;

namespace AmiPipeline.Planning.Routes;

/// <summary>What is known of instance types without a call to EC2. The lists name the families from before the Nitro system and are closed: every newer one is on it.</summary>
/// <remarks>EC2 User Guide, "Instances built on the AWS Nitro System", "Enhanced networking", "Requirements for UEFI boot mode", "Linux AMI virtualization types".</remarks>
internal static class InstanceFamilies
{
    private const int MaxVolumesOfXen = 40;

    private static readonly string[] WithoutEna = ["t1", "t2", "m1", "m2", "m3", "m4", "c1", "c3", "c4", "cc2", "cr1", "r3", "d2", "i2", "hs1", "g2"];

    private static readonly string[] XenWithEna = ["r4", "x1", "x1e", "i3", "h1", "f1", "g3", "g3s", "p2", "p3"];

    private static readonly string[] WithParavirtual = ["t1", "m1", "m2", "m3", "c1", "c3"];

    /// <summary>What a type's family says about it; how many volumes a type on the Nitro system takes differs too much to be known.</summary>
    /// <param name="type">The type, such as <c>t3.small</c>.</param>
    public static InstanceTypeFacts From(string type)
    {
        var family = type.Split('.')[0];
        var isXen = WithoutEna.Contains(family) || XenWithEna.Contains(family);
        return new InstanceTypeFacts
        {
            BootModes = isXen ? ["legacy-bios"] : null,
            VirtualizationTypes = WithParavirtual.Contains(family) ? ["hvm", "paravirtual"] : ["hvm"],
            RequiresEna = !WithoutEna.Contains(family),
            HasNitroTpm = isXen ? false : null,
            MaxVolumes = isXen ? MaxVolumesOfXen : null,
        };
    }
}
