namespace AmiPipeline.Planning.Routes;

/// <summary>What instance types ask of an image. The lists name the families from before the Nitro system and are closed: every newer one is on it.</summary>
/// <remarks>EC2 User Guide, "Instances built on the AWS Nitro System", "Enhanced networking" and "Requirements for UEFI boot mode".</remarks>
internal static class InstanceFamilies
{
    private static readonly string[] WithoutEna = ["t1", "t2", "m1", "m2", "m3", "m4", "c1", "c3", "c4", "cc2", "cr1", "r3", "d2", "i2", "hs1", "g2"];

    private static readonly string[] XenWithEna = ["r4", "x1", "x1e", "i3", "h1", "f1", "g3", "g3s", "p2", "p3"];

    /// <summary>Why a type cannot boot an image with these attributes; null if it can.</summary>
    /// <param name="type">The type, such as <c>t3.small</c>.</param>
    /// <param name="attributes">The image's attributes.</param>
    public static string? Fault(string type, ImageAttributes attributes)
    {
        var family = type.Split('.')[0];
        var needsEna = !WithoutEna.Contains(family);
        return attributes.BootMode == "uefi" && (!needsEna || XenWithEna.Contains(family)) ? $"{type} does not boot with UEFI"
            : attributes.EnaSupport == false && needsEna ? $"{type} needs ENA, which the image does not have"
            : null;
    }
}
