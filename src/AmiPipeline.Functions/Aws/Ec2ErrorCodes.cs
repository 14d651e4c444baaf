using System.Text.RegularExpressions;

namespace AmiPipeline.Functions.Aws;

/// <summary>EC2's error codes that functions act on (EC2 API Reference, Error codes).</summary>
internal static partial class Ec2ErrorCodes
{
    public const string ImageNameDuplicate = "InvalidAMIName.Duplicate";

    /// <summary>The client token was used before, for a call with other parameters.</summary>
    public const string TokenOfOtherParameters = "IdempotentParameterMismatch";

    public const string ImageNotFound = "InvalidAMIID.NotFound";

    /// <summary>What was given is no image's id at all.</summary>
    public const string ImageIdMalformed = "InvalidAMIID.Malformed";

    /// <summary>What EC2 may say to the deregistration of an image that is protected still, though it does not show it (unverified).</summary>
    public const string ImageProtected = "OperationNotPermitted";

    public const string ImageUnavailable = "InvalidAMIID.Unavailable";
    public const string InstanceNotFound = "InvalidInstanceID.NotFound";
    public const string SnapshotNotFound = "InvalidSnapshot.NotFound";
    public const string SnapshotInUse = "InvalidSnapshot.InUse";
    public const string VolumeNotFound = "InvalidVolume.NotFound";
    public const string VolumeInUse = "VolumeInUse";

    /// <summary>Why an instance has ended, if its volumes are beyond the account's storage quota.</summary>
    public const string LaunchBeyondVolumeQuota = "Client.VolumeLimitExceeded";

    public const string SecurityGroupDuplicate = "InvalidGroup.Duplicate";
    public const string RuleNotFound = "InvalidPermission.NotFound";

    /// <summary>What EC2 says to the detachment of a volume that is available.</summary>
    public const string VolumeNotAttached = "IncorrectState";

    /// <summary>What was named by its id does not exist; a deregistered image is called unavailable for a while.</summary>
    public static bool IsNotFound(string? code) => code is ImageUnavailable || MayShowSoon(code);

    /// <summary>What was named by its id does not exist, or is so new that it does not show yet. Of security groups there are two codes (EC2 API Reference, "Error codes").</summary>
    public static bool MayShowSoon(string? code) =>
        code is ImageNotFound or InstanceNotFound or SnapshotNotFound or VolumeNotFound or "InvalidGroup.NotFound" or "InvalidSecurityGroupID.NotFound";

    /// <summary>The caller may not do it; if EC2 answers a resource's owner only, nobody else may.</summary>
    public static bool IsNotAllowed(string? code) => code is "AuthFailure" or "UnauthorizedOperation";

    /// <summary>EC2 has no room for what was asked, or the account's limit for it is reached.</summary>
    public static bool IsCapacity(string? code) => code is
        "InsufficientInstanceCapacity" or "InsufficientHostCapacity" or "InsufficientFreeAddressesInSubnet" or "InsufficientVolumeCapacity"
        or "InstanceLimitExceeded" or "VcpuLimitExceeded";

    /// <summary>A quota of what is under way: it is free again when that has ended.</summary>
    /// <param name="code">The code.</param>
    /// <param name="message">The message. <c>ResourceLimitExceeded</c> is of the copies in progress, and of the number of images, too: "You have reached your quota of 5 for the number of public images allowed in this Region".</param>
    public static bool IsQuotaThatFreesItself(string? code, string message) =>
        code is "PendingSnapshotLimitExceeded" or "ConcurrentCreateImageNoRebootLimitExceeded" or "ConcurrentSnapshotLimitExceeded" or "ExecutionLimitExceeded"
        || (code is "ResourceLimitExceeded" && !IsAboutImagesThatExist(message));

    /// <summary>A quota of what exists: it is free again when someone removes something, or has it raised.</summary>
    /// <param name="code">The code.</param>
    /// <param name="message">The message.</param>
    public static bool IsQuotaThatStays(string? code, string message) =>
        code is "SnapshotLimitExceeded" or "VolumeLimitExceeded" or "MaxIOPSLimitExceeded" || (code is "ResourceLimitExceeded" && IsAboutImagesThatExist(message));

    private static bool IsAboutImagesThatExist(string message) =>
        ImageWord().IsMatch(message) && !ProgressWord().IsMatch(message);

    /// <summary>Another instance type, or another subnet, may still be had.</summary>
    public static bool IsAnotherTypeWorthTrying(string? code) => IsCapacity(code) || code is "Unsupported";

    [GeneratedRegex(@"\b(AMIs?|images?)\b", RegexOptions.IgnoreCase)]
    private static partial Regex ImageWord();

    [GeneratedRegex(@"progress|concurrent|pending|\bcop(y|ies)\b", RegexOptions.IgnoreCase)]
    private static partial Regex ProgressWord();
}
