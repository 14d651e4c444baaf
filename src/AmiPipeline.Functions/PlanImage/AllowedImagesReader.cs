using AmiPipeline.Planning.Facts;

namespace AmiPipeline.Functions.PlanImage;

/// <summary>Reads the account's Allowed AMIs setting, and only if an image does not show, or does not meet its criteria.</summary>
internal sealed class AllowedImagesReader(IAmazonEC2 ec2)
{
    /// <summary>What the setting means for an image that EC2 shows.</summary>
    public async Task<ImageAllowance> AllowanceAsync(Image image) => image.ImageAllowed switch
    {
        null => ImageAllowance.NotReported,
        true => ImageAllowance.Allowed,
        false => await StateAsync() == AllowedImagesSettingsEnabledState.Enabled.Value ? ImageAllowance.NotAllowed : ImageAllowance.OnlyInAuditMode,
    };

    /// <summary>What to say about the setting if an image does not show; empty if it cannot be the reason.</summary>
    public async Task<string> ReasonAsync() => await StateAsync() switch
    {
        null => "; an image that the account's Allowed AMIs setting does not allow shows as neither (aws ec2 get-allowed-images-settings)",
        var state when state == AllowedImagesSettingsEnabledState.Enabled.Value =>
            $", or is not allowed by the account's Allowed AMIs setting, which is enabled: {AllowedImagesSetting.WayOn}",
        _ => "",
    };

    // Null if it may not be read, or the endpoint does not know it.
    private async Task<string?> StateAsync()
    {
        try
        {
            return (await ec2.GetAllowedImagesSettingsAsync(new GetAllowedImagesSettingsRequest())).State.NullIfEmpty();
        }
        catch (AmazonEC2Exception error) when (Ec2ErrorCodes.IsNotAllowed(error.ErrorCode) || error.ErrorCode == "InvalidAction")
        {
            return null;
        }
    }
}
