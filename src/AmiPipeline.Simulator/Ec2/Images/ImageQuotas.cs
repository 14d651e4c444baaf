namespace AmiPipeline.Simulator.Ec2.Images;

/// <summary>How many images an account may have, and whom it may share them with; the codes of these errors are not documented.</summary>
internal static class ImageQuotas
{
    /// <summary>Before an image is made.</summary>
    public static void CheckRoom(Call call)
    {
        var most = call.Simulation.Options.Quotas.Images;
        if (call.Region.Images.Values.Count(image => image.OwnerId == call.AccountId && image.IsRegistered) >= most)
        {
            throw Exceeded($"You have reached your quota of {most} for the number of images allowed in this Region. Deregister unused images, or request an increase in your AMIs quota.");
        }
    }

    /// <summary>Before an image is shared.</summary>
    public static void CheckSharing(Call call, Image image, IReadOnlyCollection<string> added)
    {
        var quotas = call.Simulation.Options.Quotas;
        if (image.LaunchPermissions.Union(added).Count(holder => holder != PermissionHolder.Everybody) > quotas.ImageShares)
        {
            throw Exceeded($"An AMI can be shared with {quotas.ImageShares} accounts at most.");
        }

        var publicImages = call.Region.Images.Values.Count(other => other.OwnerId == call.AccountId && other is { IsRegistered: true, IsPublic: true });
        if (added.Contains(PermissionHolder.Everybody) && !image.IsPublic && publicImages >= quotas.PublicImages)
        {
            throw Exceeded($"You have reached your quota of {quotas.PublicImages} for the number of public images allowed in this Region. Deregister unused public images or make them private, or request an increase in your public AMIs quota.");
        }
    }

    private static ServiceErrorException Exceeded(string message) => new("ResourceLimitExceeded", message);
}
