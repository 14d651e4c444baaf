using AmiPipeline.Verification;

namespace AmiPipeline.Functions.Retention;

/// <summary>Does what was decided, image by image; then snapshots whose image is gone go.</summary>
/// <param name="family">The family in one account and Region.</param>
internal sealed class RemovingStep(Family family)
{
    // The snapshots of what goes in this pass, by image: a listing may not show them again so soon.
    private readonly Dictionary<string, IReadOnlyList<string>> _marked = new(StringComparer.Ordinal);

    /// <summary>The place after it: done, or due again if EC2 does not let go of a snapshot yet.</summary>
    /// <exception cref="ResourceNotVisibleException">EC2 does not show what is to go, or its marks. What was done is found to be done by the next try.</exception>
    public async Task<FamilyInProgress> AdvanceAsync(FamilyInProgress item)
    {
        if (item.Pending is { } pending)
        {
            var images = await FindAsync(pending);
            item = await MarkAsync(await KeepUsedAsync(item, images), images);
            foreach (var image in images.Values)
            {
                item = await TryAsync(item, image, (exit, state) => exit.TakeAsync(state));
            }
        }

        return await new MarkedSnapshots(family, _marked).RemoveAsync(item with { Pending = null });
    }

    // What a listing lacks is gone only if EC2 says so of its id: then an earlier try has seen to it.
    private async Task<Dictionary<string, Image>> FindAsync(IReadOnlyList<string> ids)
    {
        var listed = (await family.ImagesAsync()).ToDictionary(image => image.ImageId);
        var found = new Dictionary<string, Image>(StringComparer.Ordinal);
        foreach (var id in ids)
        {
            if ((listed.GetValueOrDefault(id) ?? await family.FindAsync(id)) is { } image)
            {
                found.Add(id, image);
            }
        }

        return found;
    }

    // Asked once more right before it can't be undone: somebody may use one by now, and one answer may have lacked it.
    private async Task<FamilyInProgress> KeepUsedAsync(FamilyInProgress item, Dictionary<string, Image> images)
    {
        var leaving = images.Values.Where(image => !family.Has(image)).ToDictionary(image => image.ImageId, _ => "not of the family any more");
        var removed = Decided(item, OlderImageState.Removed).Where(images.ContainsKey).Except(leaving.Keys).ToList();
        var references = removed.Count == 0 ? null : await new ImageReferences(family.Ec2).FindAsync(removed);
        foreach (var id in removed.Where(id => references!.To(id).Any()))
        {
            leaving.Add(id, $"used by {references!.To(id).First()}");
        }

        return item with { Images = [.. item.Images.Select(older => leaving.TryGetValue(older.ImageId, out var why) ? older with { State = OlderImageState.Kept, Reason = RetentionTable.Shorten(why) } : older)] };
    }

    // Nothing goes before all marks show in the listing by which an execution that follows an interrupted one finds them.
    private async Task<FamilyInProgress> MarkAsync(FamilyInProgress item, Dictionary<string, Image> images)
    {
        foreach (var id in Decided(item, OlderImageState.Removed).Where(images.ContainsKey))
        {
            item = await TryAsync(item, images[id], async (exit, _) => _marked[id] = await exit.MarkForRemovalAsync());
        }

        var marked = _marked.Values.Any(snapshots => snapshots.Count > 0) ? await family.MarkedSnapshotsAsync() : null;
        return _marked.FirstOrDefault(image => image.Value.Except(marked?[image.Key] ?? []).Any()) is { Key: { } unseen }
            ? throw new ResourceNotVisibleException($"The snapshots of {unseen} were marked, and DescribeSnapshots does not show that yet.")
            : item;
    }

    private static IEnumerable<string> Decided(FamilyInProgress item, OlderImageState state) =>
        item.Images.Where(older => older.State == state && item.Pending!.Contains(older.ImageId)).Select(older => older.ImageId);

    private async Task<FamilyInProgress> TryAsync(FamilyInProgress item, Image image, Func<ImageExit, OlderImageState, Task> step)
    {
        var (id, exit) = (image.ImageId, new ImageExit(family, image));
        var decided = item.Images.First(older => older.ImageId == id).State;
        var failure = decided is OlderImageState.Failed or OlderImageState.Kept ? null : await FailureOfAsync(exit, () => step(exit, decided));
        return failure is null ? item : item with
        {
            Images = [.. item.Images.Select(older => older.ImageId != id ? older : older with { State = failure.State, Reason = RetentionTable.Shorten(failure.Reason) })],
            Failure = item.Failure ?? failure.Failure,
        };
    }

    // What is refused is this image's alone; what passes is tried again with all others.
    private static async Task<Refused?> FailureOfAsync(ImageExit exit, Func<Task> step)
    {
        try
        {
            await step();
            return null;
        }
        catch (AmazonEC2Exception error) when (error.ErrorCode == Ec2ErrorCodes.ImageProtected)
        {
            await exit.StayAsync();
            return new Refused(OlderImageState.Kept, $"protected from being deregistered: {error.Message}", Failure: null);
        }
        catch (Exception error) when (RetentionErrors.LastingFailure(error) is { } failure)
        {
            return new Refused(OlderImageState.Failed, $"{failure.Error}: {failure.Cause}", failure);
        }
    }

    private sealed record Refused(OlderImageState State, string Reason, Failure? Failure);
}
