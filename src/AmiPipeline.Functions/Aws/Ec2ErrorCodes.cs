namespace AmiPipeline.Functions.Aws;

/// <summary>EC2's error codes that functions act on (EC2 API Reference, Error codes).</summary>
internal static class Ec2ErrorCodes
{
    public const string ImageNameDuplicate = "InvalidAMIName.Duplicate";
    public const string ImageNotFound = "InvalidAMIID.NotFound";
    public const string ImageUnavailable = "InvalidAMIID.Unavailable";
    public const string InstanceNotFound = "InvalidInstanceID.NotFound";
    public const string SnapshotNotFound = "InvalidSnapshot.NotFound";
    public const string SnapshotInUse = "InvalidSnapshot.InUse";
    public const string VolumeNotFound = "InvalidVolume.NotFound";
    public const string VolumeInUse = "VolumeInUse";

    /// <summary>What EC2 says to the detachment of a volume that is available.</summary>
    public const string VolumeNotAttached = "IncorrectState";

    /// <summary>EC2 has no room for what was asked, or the account's limit for it is reached.</summary>
    public static bool IsCapacity(string? code) => code is
        "InsufficientInstanceCapacity" or "InsufficientHostCapacity" or "InsufficientFreeAddressesInSubnet" or "InsufficientVolumeCapacity"
        or "InstanceLimitExceeded" or "VcpuLimitExceeded";

    /// <summary>Another instance type, or another subnet, may still be had.</summary>
    public static bool IsAnotherTypeWorthTrying(string? code) => IsCapacity(code) || code is "Unsupported";
}
