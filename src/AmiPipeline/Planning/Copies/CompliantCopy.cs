using AmiPipeline.Planning.Compliant;
using AmiPipeline.Planning.Facts;
using AmiPipeline.Verification;

namespace AmiPipeline.Planning.Copies;

/// <summary>A copy of the same source that is already as planned: with <c>skipIfCompliant</c> it is kept, whichever image it is a copy of.</summary>
public static class CompliantCopy
{
    /// <summary>The plan of the copy that is kept; null if it is not what a new one would be.</summary>
    /// <param name="image">The image, and the request.</param>
    /// <param name="destination">The destination, and what AWS says about it.</param>
    /// <param name="found">The copy.</param>
    public static CopyPlan? Plan(CopiedImageFacts image, CopyFacts destination, ObservedImage found)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentNullException.ThrowIfNull(destination);
        ArgumentNullException.ThrowIfNull(found);
        if (new CopyPlanner(image, destination, []).PlanNew() is not { } wanted)
        {
            return null;
        }

        var kept = wanted with
        {
            Route = ImageRoute.Existing,
            ExistingImageId = found.ImageId,
            Name = found.Name,
            Reason = CompliantImage.Reason(found.ImageId),
            CopyEncryption = null,
            CompleteWithinMinutes = null,
        };
        var source = image.Image;
        var account = destination.Account!;
        var attributes = Attributes(image, destination);
        var complete = kept.Complete(image.Plan, source.Id, attributes, source.Ephemerals ?? [], source.Watermarks ?? []) with { Attributes = attributes };
        return ImageVerifier.Differences(complete, found, account.DefaultKey.AwsManaged ? account.DefaultKey.Arn : null).Count == 0 ? kept : null;
    }

    // Of an image that is yet to be made, the UEFI variables may not be known. What publishing switches on, now or before, is no difference.
    private static ImageAttributes Attributes(CopiedImageFacts image, CopyFacts destination)
    {
        var attributes = image.Plan.ExistingImageId is null ? image.Plan.Attributes : image.Image.Attributes;
        return (destination.Destination.Entry.Publish ?? image.Request.Publish)?.ImdsSupport is null ? attributes : attributes with { ImdsSupport = null };
    }
}
