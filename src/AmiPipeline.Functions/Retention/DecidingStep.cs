using AmiPipeline.Planning.Retention;
using AmiPipeline.Verification;

namespace AmiPipeline.Functions.Retention;

/// <summary>Finds out which older images are used, and decides what comes of each.</summary>
/// <param name="family">The family in one account and Region.</param>
/// <param name="sourceId">What the image was made of, which stays though nothing but this execution may use it.</param>
/// <param name="max">How many images change at most, and for how many that stay the reason is recorded.</param>
internal sealed class DecidingStep(Family family, string sourceId, int max)
{
    // Reports take minutes. One that is not there then serves a later execution.
    private static readonly TimeSpan MaxReport = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(20);

    /// <summary>The place after it: due again as long as reports are awaited.</summary>
    /// <param name="item">The place.</param>
    /// <param name="imageId">The committed image there.</param>
    /// <exception cref="ResourceNotVisibleException">DescribeImages does not show it as one of the family.</exception>
    public async Task<FamilyInProgress> AdvanceAsync(FamilyInProgress item, string imageId)
    {
        var images = await family.ImagesAsync();
        if (images.All(image => image.ImageId != imageId))
        {
            await JoinAsync(imageId);
            images = await family.ImagesAsync();
        }

        // One that another pipeline has made for the same request is not of this one's family, and so counts for none of its images.
        var older = family.OlderThanNewest(images, [imageId, sourceId]);
        var usage = new ImageUsage(family, waitsForReports: item.ReportsAwaited is not { } since || family.Now - since < MaxReport);
        var (changed, kept) = await DecideAsync([.. older.Take(FamilyLimits.Considered)], usage);
        if (usage.AwaitsReports)
        {
            return item with { ReportsAwaited = item.ReportsAwaited ?? family.Now, Due = family.Now + BetweenLooks };
        }

        var decided = item with
        {
            State = RetentionState.Removing,
            ReportsAwaited = null,
            Images = [.. changed, .. kept.Take(max)],
            Pending = changed.Count == 0 ? null : [.. changed.Select(image => image.ImageId)],
            More = older.Count - changed.Count - Math.Min(kept.Count, max),
        };
        // With nothing to change there is nothing to record before.
        return changed.Count > 0 ? decided : await new RemovingStep(family).AdvanceAsync(decided);
    }

    private async Task<(List<OlderImage> Changed, List<OlderImage> Kept)> DecideAsync(IReadOnlyList<Image> older, ImageUsage usage)
    {
        var (changed, kept) = (new List<OlderImage>(), new List<OlderImage>());
        var references = await usage.ReferencesAsync([.. older.Select(image => image.ImageId)]);
        foreach (var image in older)
        {
            var decision = OlderImageDecision.From(await usage.ReadAsync(image, references), family.Requested, family.Now);
            await ForgetRemovalAsync(image, decision);
            (decision.Changes ? changed : kept).Add(new OlderImage(image.ImageId, decision.State, RetentionTable.Shorten(decision.Reason)));
            if (changed.Count >= max)
            {
                break;
            }
        }

        return (changed, kept);
    }

    // Somebody has come to use it, protects it, or has restored it, since an execution began to remove it. Its snapshots must not be taken for what that has left.
    private async Task ForgetRemovalAsync(Image image, OlderImageDecision decision)
    {
        if (decision.State != OlderImageState.Removed && LeavingMark.Parse(Ec2Tags.Value(image.Tags, PipelineTags.Leaving)) is { Step: LeavingStep.Removing })
        {
            await new ImageExit(family, image).StayAsync();
        }
    }

    // An image that an earlier execution has made without a family, or with another one.
    private async Task JoinAsync(string imageId)
    {
        var image = await family.Reader.VisibleOwnImageAsync(imageId);
        if (Ec2Tags.Value(image.Tags, PipelineTags.Owner) == family.Execution.StateMachineArn && Ec2Tags.Value(image.Tags, PipelineTags.Family) != family.Requested.Family)
        {
            await family.TagAsync([imageId, .. (await family.OwnSnapshotsAsync(image)).Select(snapshot => snapshot.SnapshotId)], PipelineTags.Family, family.Requested.Family);
        }
    }
}
