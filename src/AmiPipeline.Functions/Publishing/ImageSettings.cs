using AmiPipeline.Functions.Images;
using AmiPipeline.Planning.Publishing;
using AmiPipeline.Requests;

namespace AmiPipeline.Functions.Publishing;

/// <summary>What is set of an image itself: each call may be made again, and sets the same.</summary>
/// <param name="ec2">EC2 in the image's account and Region.</param>
/// <param name="publish">What is requested.</param>
internal sealed class ImageSettings(IAmazonEC2 ec2, RequestPublish publish)
{
    private const string WithCooldown = "enabled-with-cooldown";
    private const string WithoutCooldown = "enabled-without-cooldown";

    /// <summary>Sets what is missing, and says what EC2 shows then.</summary>
    /// <exception cref="ResourceNotVisibleException">EC2 does not show it yet.</exception>
    public async Task<PublicationInProgress> SetAsync(PublicationInProgress item)
    {
        var watermarks = new WatermarkSettings(ec2, publish, item.Location.AccountId);
        var image = await ReadAsync(item.ImageId);
        if (Missing(image, watermarks).ToList() is { Count: > 0 } missing)
        {
            foreach (var (_, call) in missing)
            {
                await call();
            }

            image = await ReadAsync(item.ImageId);
            if (Missing(image, watermarks).FirstOrDefault().What is { } absent)
            {
                throw new ResourceNotVisibleException($"DescribeImages does not show {absent} of {item.ImageId}, which was set.");
            }
        }

        return item with
        {
            Deprecated = Deprecation.TimeOf(publish, ImageTimes.From(image).Created) is null ? null : ImageTimes.From(image).Deprecated,
            DeregistrationProtection = publish.DeregistrationProtection is null ? null : ProtectionOf(image),
            ImdsSupport = publish.ImdsSupport is null ? null : image.ImdsSupport?.Value,
            Watermarks = watermarks.Found(image),
        };
    }

    private Task<Image> ReadAsync(string imageId) => new Ec2Reader(ec2).VisibleOwnImageAsync(imageId);

    private IEnumerable<(string What, Func<Task> Call)> Missing(Image image, WatermarkSettings watermarks)
    {
        if (publish.ImdsSupport is { } imds && image.ImdsSupport?.Value != imds)
        {
            yield return ($"imdsSupport {imds}", () => ec2.ModifyImageAttributeAsync(new ModifyImageAttributeRequest { ImageId = image.ImageId, ImdsSupport = imds }));
        }

        var times = ImageTimes.From(image);
        if (Deprecation.TimeOf(publish, times.Created) is { } time && times.Deprecated != time)
        {
            yield return ("the deprecation date", () => ec2.EnableImageDeprecationAsync(new EnableImageDeprecationRequest { ImageId = image.ImageId, DeprecateAt = time.UtcDateTime }));
        }

        // With a cooldown it is protected without one, too.
        if (publish.DeregistrationProtection is { } protection && !(ProtectionOf(image) >= protection))
        {
            yield return ("deregistration protection", () => ec2.EnableImageDeregistrationProtectionAsync(new EnableImageDeregistrationProtectionRequest
            {
                ImageId = image.ImageId,
                WithCooldown = protection == DeregistrationProtection.WithCooldown ? true : null,
            }));
        }

        // What others trust an image by comes last.
        foreach (var missing in watermarks.Missing(image))
        {
            yield return missing;
        }
    }

    private static DeregistrationProtection? ProtectionOf(Image image) => image.DeregistrationProtection switch
    {
        WithCooldown => DeregistrationProtection.WithCooldown,
        WithoutCooldown => DeregistrationProtection.WithoutCooldown,
        _ => null,
    };
}
