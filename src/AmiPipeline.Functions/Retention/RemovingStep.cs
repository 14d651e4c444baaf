using AmiPipeline.Planning.Retention;
using AmiPipeline.Verification;

namespace AmiPipeline.Functions.Retention;

/// <summary>Does what was decided, image by image; then snapshots whose image is gone go.</summary>
/// <param name="family">The family in one account and Region.</param>
internal sealed class RemovingStep(Family family)
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(5);

    // The snapshots of what goes in this pass, by image: a listing may not show them again so soon.
    private readonly Dictionary<string, IReadOnlyList<string>> _marked = new(StringComparer.Ordinal);

    /// <summary>The place after it: done, or due again if EC2 does not let go of a snapshot yet, or does not show an image's marks.</summary>
    /// <exception cref="ResourceNotVisibleException">EC2 does not show what is to go. What was done is found to be done by the next try.</exception>
    public async Task<FamilyInProgress> AdvanceAsync(FamilyInProgress item)
    {
        IReadOnlyList<string> unseen = [];
        if (item.Pending is { } pending)
        {
            var images = await FindAsync(pending);
            item = await MarkAsync(await KeepAsync(item, images), images);
            unseen = await FindUnseenAsync(item, images);
            foreach (var image in images.Values.Where(image => !unseen.Contains(image.ImageId)))
            {
                item = await TryAsync(item, image, (exit, state) => exit.TakeStepAsync(state));
            }
        }

        item = unseen.Count == 0 ? item with { Pending = null } : item with { Pending = unseen, Due = family.Now + BetweenLooks };
        return await new MarkedSnapshots(family, _marked).RemoveAsync(item);
    }

    // What a listing lacks is gone only if EC2 says so of its id: then an earlier try has seen to it.
    private async Task<Dictionary<string, Image>> FindAsync(IReadOnlyList<string> ids)
    {
        var listed = (await family.ImagesAsync()).ToDictionary(image => image.ImageId);
        var found = new Dictionary<string, Image>(StringComparer.Ordinal);
        foreach (var id in ids)
        {
            if ((listed.GetValueOrDefault(id) ?? await family.Reader.NamedImageAsync(id)) is { } image)
            {
                found.Add(id, image);
            }
        }

        return found;
    }

    // What stays after all must not look as if it went: its snapshots would be taken for what it has left.
    private async Task<FamilyInProgress> KeepAsync(FamilyInProgress item, Dictionary<string, Image> images)
    {
        var staying = await new StayingImages(family).FindAsync([.. images.Values], Decided(item, OlderImageState.Removed).ToHashSet());
        foreach (var (id, why) in staying)
        {
            var stays = new Refused(OlderImageState.Kept, why, Failure: null);
            item = Record(item, id, LeavingMark.Parse(Ec2Tags.Value(images[id].Tags, PipelineTags.Leaving)) is { Step: LeavingStep.Removing } ? await FailureOfAsync(new ImageExit(family, images[id]).StayAsync) ?? stays : stays);
        }

        return item;
    }

    private async Task<FamilyInProgress> MarkAsync(FamilyInProgress item, Dictionary<string, Image> images)
    {
        foreach (var id in Decided(item, OlderImageState.Removed).Where(images.ContainsKey))
        {
            item = await TryAsync(item, images[id], async (exit, _) => _marked[id] = await exit.MarkForRemovalAsync());
        }

        return item;
    }

    // No image goes before its snapshots' marks show in the listing by which an execution that follows an interrupted one finds them.
    // A snapshot that two of the images have is marked for one of them.
    private async Task<IReadOnlyList<string>> FindUnseenAsync(FamilyInProgress item, Dictionary<string, Image> images)
    {
        if (_marked.Values.All(snapshots => snapshots.Count == 0))
        {
            return [];
        }

        var listed = await family.MarkedSnapshotsAsync();
        var shown = item.Pending!.Where(images.ContainsKey).SelectMany(id => listed[id]).ToHashSet();
        return [.. _marked.Where(image => image.Value.Except(shown).Any()).Select(image => image.Key)];
    }

    private static IEnumerable<string> Decided(FamilyInProgress item, OlderImageState state) =>
        item.Images.Where(older => older.State == state && item.Pending!.Contains(older.ImageId)).Select(older => older.ImageId);

    private async Task<FamilyInProgress> TryAsync(FamilyInProgress item, Image image, Func<ImageExit, OlderImageState, Task> step)
    {
        var (id, exit) = (image.ImageId, new ImageExit(family, image));
        var decided = item.Images.First(older => older.ImageId == id).State;
        var failure = decided is OlderImageState.Failed or OlderImageState.Kept ? null : await FailureOfAsync(() => step(exit, decided), exit);
        return failure is null ? item : Record(item, id, failure);
    }

    private static FamilyInProgress Record(FamilyInProgress item, string imageId, Refused refused) => item with
    {
        Images = [.. item.Images.Select(older => older.ImageId != imageId ? older : older with { State = refused.State, Reason = RetentionTable.Shorten(refused.Reason) })],
        Failure = item.Failure ?? refused.Failure,
    };

    // What is refused is this image's alone; what passes is tried again with all others.
    private static async Task<Refused?> FailureOfAsync(Func<Task> step, ImageExit? exit = null)
    {
        try
        {
            await step();
            return null;
        }
        catch (AmazonEC2Exception error) when (exit is not null && error.ErrorCode == Ec2ErrorCodes.ImageProtected)
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
