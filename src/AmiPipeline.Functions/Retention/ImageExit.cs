using AmiPipeline.Functions.Images;
using AmiPipeline.Planning.Retention;
using AmiPipeline.Verification;

namespace AmiPipeline.Functions.Retention;

/// <summary>Takes an older image a step further on its way out. Each step may be taken again: it does what is missing.</summary>
/// <param name="family">The family in one account and Region.</param>
/// <param name="image">The image as it is now.</param>
internal sealed class ImageExit(Family family, Image image)
{
    private const string Available = "available";

    // EC2 takes no time in the past, and rounds to minutes.
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(2);

    /// <summary>Takes the step. What is to be removed was marked.</summary>
    /// <param name="state">What is to come of it.</param>
    public Task TakeStepAsync(OlderImageState state) => state switch
    {
        OlderImageState.Deprecated => DeprecateAsync(),
        OlderImageState.Disabled => DisableAsync(),
        OlderImageState.Removed => RemoveAsync(),
        _ => throw new InvalidOperationException($"{state} is no step."),
    };

    private async Task DeprecateAsync()
    {
        if (!(ImageTimes.From(image).Deprecated <= family.Now + Soon))
        {
            await family.Ec2.EnableImageDeprecationAsync(new EnableImageDeprecationRequest { ImageId = image.ImageId, DeprecateAt = (family.Now + Soon).UtcDateTime });
        }

        await MarkAsync(LeavingStep.Deprecated);
    }

    // Marked first: an image that is disabled without the mark was disabled by somebody else.
    private async Task DisableAsync()
    {
        await MarkAsync(LeavingStep.Disabled);
        if (image.State?.Value == Available)
        {
            await family.Ec2.DisableImageAsync(new DisableImageRequest { ImageId = image.ImageId });
        }
    }

    /// <summary>Marks it and its snapshots before it is removed: once it is gone, nothing else says that they were its own.</summary>
    /// <returns>The snapshots.</returns>
    /// <remarks>The image first: if it stays after all, its mark says that its snapshots may have one.</remarks>
    public async Task<IReadOnlyList<string>> MarkForRemovalAsync()
    {
        var snapshots = await family.OwnSnapshotsAsync(image);
        var ids = snapshots.Select(snapshot => snapshot.SnapshotId).ToList();
        await MarkAsync(LeavingStep.Removing);
        await family.JoinAsync(snapshots);
        if (ids.Count > 0)
        {
            await family.TagAsync(ids, PipelineTags.Leaving, LeavingMark.ForSnapshot(image.ImageId));
        }

        return ids;
    }

    private async Task RemoveAsync()
    {
        try
        {
            await family.Ec2.DeregisterImageAsync(new DeregisterImageRequest(image.ImageId));
        }
        catch (AmazonEC2Exception error) when (Ec2ErrorCodes.IsNotFound(error.ErrorCode))
        {
            // An earlier try has done it.
        }
    }

    /// <summary>Takes the marks off that it was to go: it stays.</summary>
    public async Task StayAsync() =>
        await family.TagAsync([image.ImageId, .. (await family.OwnSnapshotsAsync(image)).Select(snapshot => snapshot.SnapshotId)], PipelineTags.Leaving, LeavingMark.None);

    private Task MarkAsync(LeavingStep step) => family.TagAsync([image.ImageId], PipelineTags.Leaving, new LeavingMark(step, family.Now).ToString());
}
