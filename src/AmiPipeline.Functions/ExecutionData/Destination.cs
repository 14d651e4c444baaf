using AmiPipeline.Verification;

namespace AmiPipeline.Functions.ExecutionData;

/// <summary>Where a committed image is: the image itself in its own account and Region, or a copy of it.</summary>
/// <param name="Location">The account and Region.</param>
/// <param name="ImageId">The image there.</param>
/// <param name="Name">Its name.</param>
/// <param name="Devices">Its devices as verified.</param>
internal sealed record Destination(AwsLocation Location, string ImageId, string Name, IReadOnlyList<VerifiedDevice> Devices)
{
    /// <summary>The committed ones of an execution: the image first, if it stays, then the copies in the plan's order.</summary>
    /// <param name="plan">The image's plan.</param>
    /// <param name="image">The verified image with its copies.</param>
    public static IReadOnlyList<Destination> Committed(ImagePlan plan, ImageWithCopies image)
    {
        if (IsRolledBack(plan, image))
        {
            return [];
        }

        var copies = image.Copies?.Items.Where(copy => copy.State == CopyState.Committed) ?? [];
        return
        [
            .. IsCommitted(plan, image) ? [new Destination(image.Location, image.ImageId, plan.Name, image.Devices)] : Array.Empty<Destination>(),
            .. copies.Select(copy => new Destination(copy.Location, copy.ImageId!, copy.Name, copy.Devices)),
        ];
    }

    // Then nothing of this execution stays, and what was committed before keeps what it has.
    private static bool IsRolledBack(ImagePlan plan, ImageWithCopies image) =>
        plan.CommitsLast && image.Copies is { Failure: not null, CommittedIds.Count: 0 } copies && !copies.Items.Any(copy => copy.State == CopyState.Committed && copy.Route != ImageRoute.Existing);

    // An image that waits for its copies is committed with them, or not at all.
    private static bool IsCommitted(ImagePlan plan, ImageWithCopies image) =>
        plan.KeepsImage && (!plan.CommitsLast || plan.Route == ImageRoute.Existing || image.Copies?.CommittedIds.Count > 0);
}
