namespace AmiPipeline.Simulator.World;

/// <summary>What an image says about the machine it makes; an instance takes it from its image, and an image from its instance.</summary>
internal sealed record MachineTraits
{
    public string Architecture { get; init; } = "x86_64";

    public string VirtualizationType { get; init; } = "hvm";

    public bool EnaSupport { get; init; }

    public string? SriovNetSupport { get; init; }

    public string? BootMode { get; init; }

    public string? TpmSupport { get; init; }

    public string? UefiData { get; init; }

    public string? ImdsSupport { get; init; }

    public string PlatformDetails { get; init; } = "Linux/UNIX";

    public string UsageOperation { get; init; } = "RunInstances";

    public IReadOnlyList<string> ProductCodes { get; init; } = [];

    public string RootDeviceName { get; init; } = "/dev/sda1";

    /// <summary>The older, coarser platform field: <c>windows</c>, or nothing.</summary>
    public string? Platform => PlatformDetails.StartsWith("Windows", StringComparison.Ordinal) ? "windows" : null;
}
