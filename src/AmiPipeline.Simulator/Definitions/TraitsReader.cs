namespace AmiPipeline.Simulator.Definitions;

/// <summary>Reads what an image or instance says about its machine; the defaults are those of a current Amazon Linux image.</summary>
internal static class TraitsReader
{
    public static MachineTraits Read(StrictObject json, bool isWindows) => new()
    {
        Architecture = json.OneOf("architecture", "x86_64", "i386", "x86_64", "arm64", "x86_64_mac", "arm64_mac"),
        VirtualizationType = json.OneOf("virtualizationType", "hvm", "hvm", "paravirtual"),
        EnaSupport = json.Flag("enaSupport", true),
        SriovNetSupport = json.Text("sriovNetSupport"),
        BootMode = json.Text("bootMode"),
        TpmSupport = json.Text("tpmSupport"),
        UefiData = json.Text("uefiData"),
        ImdsSupport = json.Text("imdsSupport"),
        PlatformDetails = json.Text("platformDetails") ?? "Linux/UNIX",
        UsageOperation = json.Text("usageOperation") ?? (isWindows ? "RunInstances:0002" : "RunInstances"),
        ProductCodes = json.Texts("productCodes"),
        RootDeviceName = json.Text("rootDeviceName") ?? "/dev/xvda",
    };
}
