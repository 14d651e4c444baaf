namespace AmiPipeline.Planning.Facts;

/// <summary>An account's Allowed AMIs setting.</summary>
public static class AllowedImagesSetting
{
    /// <summary>What a person does if the setting is in the way.</summary>
    public const string WayOn =
        "aws ec2 get-allowed-images-settings shows the criteria and who manages them, and aws ec2 replace-image-criteria-in-allowed-images-settings changes them";
}
