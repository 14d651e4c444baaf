namespace AmiPipeline.Planning.Facts;

/// <summary>What an account's Allowed AMIs setting means for an image of another account.</summary>
/// <remarks>EC2 API Reference, Image (<c>imageAllowed</c>) and EnableAllowedImagesSettings: in audit mode nothing is kept from being used.</remarks>
public enum ImageAllowance
{
    /// <summary>EC2 does not say: the setting is disabled, or the answer is older than it.</summary>
    NotReported,

    /// <summary>The image can be used.</summary>
    Allowed,

    /// <summary>It does not meet the criteria, but the setting is in audit mode, or its state may not be read: an image that the setting forbids would not show.</summary>
    OnlyInAuditMode,

    /// <summary>The setting is enabled, and the image does not meet its criteria.</summary>
    NotAllowed,
}
