using AmiPipeline.Verification;

namespace AmiPipeline.Functions.Retention;

/// <summary>Does what was decided, image by image; and deletes snapshots whose image is gone, also those that an interrupted execution has left.</summary>
/// <param name="family">The family in one account and Region.</param>
internal sealed class RemovingStep(Family family)
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(5);

    /// <summary>The place after it: done, or due again if EC2 does not let go of a snapshot yet.</summary>
    public async Task<FamilyInProgress> AdvanceAsync(FamilyInProgress item)
    {
        if (item.Pending is { } pending)
        {
            var images = (await family.ImagesAsync()).ToDictionary(image => image.ImageId);
            foreach (var id in pending)
            {
                item = await ChangeAsync(item, id, images.GetValueOrDefault(id));
            }
        }

        return await SweepAsync(item with { Pending = null });
    }

    private async Task<FamilyInProgress> ChangeAsync(FamilyInProgress item, string id, Image? image)
    {
        var decided = item.Images.First(older => older.ImageId == id);
        // Where it is gone, an earlier try has seen to it.
        var failure = image is null ? null : await FailureOfAsync(new ImageExit(family, image), decided.State);
        return failure is null ? item : item with
        {
            Images = [.. item.Images.Select(older => older.ImageId != id ? older : older with { State = failure.State, Reason = RetentionTable.Shorten(failure.Reason) })],
            Failure = item.Failure ?? failure.Failure,
        };
    }

    // What is refused is this image's alone; what passes is tried again with all others.
    private static async Task<Refused?> FailureOfAsync(ImageExit exit, OlderImageState state)
    {
        try
        {
            await exit.TakeAsync(state);
            return null;
        }
        catch (AmazonEC2Exception error) when (error.ErrorCode == Ec2ErrorCodes.ImageProtected)
        {
            await exit.StayAsync();
            return new Refused(OlderImageState.Kept, $"protected from being deregistered: {error.Message}", Failure: null);
        }
        catch (Exception error) when (LastingFailure(error) is { } failure)
        {
            return new Refused(OlderImageState.Failed, $"{failure.Error}: {failure.Cause}", failure);
        }
    }

    private static Failure? LastingFailure(Exception error) =>
        AwsErrors.Translate(error, FunctionNames.RetainImages) is var known && !PassingErrors.Passes(known) ? DestinationFailures.From(known) : null;

    // An image that still shows keeps its snapshots: it is gone only then.
    private async Task<FamilyInProgress> SweepAsync(FamilyInProgress item)
    {
        var marked = await family.MarkedSnapshotsAsync();
        var existing = await family.ExistingAsync([.. marked.Select(image => image.Key).Where(id => id.Length > 0)]);
        var ownerless = marked.Where(image => image.Key.Length > 0 && !existing.Contains(image.Key)).SelectMany(image => image.Select(snapshotId => (ImageId: image.Key, SnapshotId: snapshotId))).ToList();
        var users = await family.UsersOfSnapshotsAsync([.. ownerless.Select(snapshot => snapshot.SnapshotId)]);
        foreach (var (imageId, snapshotId) in ownerless)
        {
            item = users[snapshotId].FirstOrDefault() is { } user
                ? Note(item, imageId, $"{snapshotId} stays, {user} uses it")
                : await DeleteAsync(item, imageId, snapshotId);
        }

        return item.Due is not null ? item : item with { State = item.Failure is null ? RetentionState.Done : RetentionState.Failed };
    }

    // EC2 refuses to delete what an image uses (the EBS User Guide says so of root volumes only), and may take a moment to see that the image is gone.
    private async Task<FamilyInProgress> DeleteAsync(FamilyInProgress item, string imageId, string snapshotId)
    {
        try
        {
            await family.Ec2.DeleteSnapshotAsync(new DeleteSnapshotRequest(snapshotId));
            return item;
        }
        catch (AmazonEC2Exception error) when (error.ErrorCode == Ec2ErrorCodes.SnapshotNotFound)
        {
            return item;
        }
        catch (AmazonEC2Exception error) when (error.ErrorCode == Ec2ErrorCodes.SnapshotInUse)
        {
            return item with { Due = family.Now + BetweenLooks };
        }
        catch (Exception error) when (LastingFailure(error) is { } failure)
        {
            return Note(item, imageId, $"{snapshotId} stays") with { Failure = item.Failure ?? failure };
        }
    }

    private static FamilyInProgress Note(FamilyInProgress item, string imageId, string what) => item with
    {
        Images = [.. item.Images.Select(older => older.ImageId != imageId || older.Reason.Contains(what, StringComparison.Ordinal) ? older : older with { Reason = RetentionTable.Shorten($"{older.Reason}; {what}") })],
    };

    private sealed record Refused(OlderImageState State, string Reason, Failure? Failure);
}
