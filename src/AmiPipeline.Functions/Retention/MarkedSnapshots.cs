using AmiPipeline.Verification;

namespace AmiPipeline.Functions.Retention;

/// <summary>Deletes snapshots that were to go with an image that is gone, also those that an interrupted execution has left.</summary>
/// <param name="family">The family in one account and Region.</param>
/// <param name="known">Those that were marked just now, by image.</param>
internal sealed class MarkedSnapshots(Family family, IReadOnlyDictionary<string, IReadOnlyList<string>> known)
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(5);

    /// <summary>The place after it: done, or due again if EC2 still shows an image that was removed, or does not let go of a snapshot yet.</summary>
    /// <exception cref="ResourceNotVisibleException">EC2 neither shows an image nor says that it is gone.</exception>
    public async Task<FamilyInProgress> RemoveAsync(FamilyInProgress item)
    {
        var listed = await family.MarkedSnapshotsAsync();
        var marked = listed.Where(image => image.Key.Length > 0).SelectMany(image => image, (image, snapshotId) => (ImageId: image.Key, SnapshotId: snapshotId))
            .Union(known.SelectMany(image => image.Value, (image, snapshotId) => (ImageId: image.Key, SnapshotId: snapshotId))).ToList();
        var gone = await GoneAsync([.. marked.Select(snapshot => snapshot.ImageId).Distinct()]);
        if (marked.Any(snapshot => !gone.Contains(snapshot.ImageId) && item.Images.Any(image => image.ImageId == snapshot.ImageId && image.State == OlderImageState.Removed)))
        {
            item = item with { Due = family.Now + BetweenLooks };
        }

        // One that two of the images had goes once, with the later of them.
        var ownerless = marked.GroupBy(snapshot => snapshot.SnapshotId).Where(same => same.All(snapshot => gone.Contains(snapshot.ImageId))).Select(same => same.First()).ToList();
        var users = await family.UsersOfSnapshotsAsync([.. ownerless.Select(snapshot => snapshot.SnapshotId)]);
        foreach (var (imageId, snapshotId) in ownerless)
        {
            item = users[snapshotId].FirstOrDefault() is { } user
                ? Note(item, imageId, $"{snapshotId} stays, {user} uses it")
                : await DeleteAsync(item, imageId, snapshotId);
        }

        return item.Due is not null ? item : item with { State = item.Failure is null ? RetentionState.Done : RetentionState.Failed };
    }

    // An image that still shows keeps its snapshots. That a listing lacks it does not prove that it is gone.
    private async Task<HashSet<string>> GoneAsync(IReadOnlyList<string> imageIds)
    {
        var existing = await family.ExistingAsync(imageIds);
        var gone = new HashSet<string>(StringComparer.Ordinal);
        foreach (var id in imageIds.Where(id => !existing.Contains(id)))
        {
            if (await IsGoneAsync(id))
            {
                gone.Add(id);
            }
        }

        return gone;
    }

    // A person may have marked a snapshot with what is no id: it stays, and keeps no other.
    private async Task<bool> IsGoneAsync(string imageId)
    {
        try
        {
            return await family.Reader.NamedImageAsync(imageId) is null;
        }
        catch (AmazonEC2Exception error) when (error.ErrorCode == Ec2ErrorCodes.ImageIdMalformed)
        {
            return false;
        }
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
        catch (Exception error) when (RetentionErrors.LastingFailure(error) is { } failure)
        {
            return Note(item, imageId, $"{snapshotId} stays") with { Failure = item.Failure ?? failure };
        }
    }

    private static FamilyInProgress Note(FamilyInProgress item, string imageId, string what) => item with
    {
        Images = [.. item.Images.Select(older => older.ImageId != imageId || older.Reason.Contains(what, StringComparison.Ordinal) ? older : older with { Reason = RetentionTable.Shorten($"{older.Reason}; {what}") })],
    };
}
