namespace AmiPipeline.Plans;

/// <summary>
/// The attributes of an image that instances depend on. Null means not reported, which is not off: an instance reports few of them, and the image that is made of it
/// has what it has. What is not reported is not compared.
/// </summary>
public sealed record ImageAttributes
{
    /// <summary>x86_64, arm64, i386, x86_64_mac or arm64_mac.</summary>
    public string? Architecture { get; init; }

    /// <summary>hvm or paravirtual.</summary>
    public string? VirtualizationType { get; init; }

    /// <summary>Whether enhanced networking with ENA is on.</summary>
    public bool? EnaSupport { get; init; }

    /// <summary>"simple" if enhanced networking with SR-IOV is on; empty if it is off.</summary>
    public string? SriovNetSupport { get; init; }

    /// <summary>legacy-bios, uefi or uefi-preferred; empty if the image says nothing.</summary>
    public string? BootMode { get; init; }

    /// <summary>"v2.0" if NitroTPM is on; empty if it is off.</summary>
    public string? TpmSupport { get; init; }

    /// <summary>The UEFI variable store, base64; empty if there is none.</summary>
    public string? UefiData { get; init; }

    /// <summary>"v2.0" if instances of the image require IMDSv2; empty if it is off.</summary>
    public string? ImdsSupport { get; init; }

    /// <summary>The billing platform, such as <c>Linux/UNIX</c>.</summary>
    public string? PlatformDetails { get; init; }

    /// <summary>The root device's name.</summary>
    public string? RootDeviceName { get; init; }

    /// <summary>These attributes and, of those that are not reported, what another source reports.</summary>
    /// <param name="other">Has the rest.</param>
    public ImageAttributes CompletedBy(ImageAttributes other) => new()
    {
        Architecture = Architecture ?? other.Architecture,
        VirtualizationType = VirtualizationType ?? other.VirtualizationType,
        EnaSupport = EnaSupport ?? other.EnaSupport,
        SriovNetSupport = SriovNetSupport ?? other.SriovNetSupport,
        BootMode = BootMode ?? other.BootMode,
        TpmSupport = TpmSupport ?? other.TpmSupport,
        UefiData = UefiData ?? other.UefiData,
        ImdsSupport = ImdsSupport ?? other.ImdsSupport,
        PlatformDetails = PlatformDetails ?? other.PlatformDetails,
        RootDeviceName = RootDeviceName ?? other.RootDeviceName,
    };
}
