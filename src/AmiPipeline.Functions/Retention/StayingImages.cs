using AmiPipeline.Planning.Retention;
using AmiPipeline.Verification;

namespace AmiPipeline.Functions.Retention;

/// <summary>
/// Which images stay though it was decided that they go: asked once more right before it can't be undone. Somebody may use, share, disable or protect one by now, and one
/// answer may have lacked it.
/// </summary>
/// <param name="family">The family in one account and Region.</param>
internal sealed class StayingImages(Family family)
{
    /// <summary>Asks.</summary>
    /// <param name="images">The images as they are now.</param>
    /// <param name="removed">The ids of those that are to be removed; the others take a step that can be undone.</param>
    /// <returns>Why one stays, for a person, by its id.</returns>
    public async Task<IReadOnlyDictionary<string, string>> FindAsync(IReadOnlyList<Image> images, IReadOnlySet<string> removed)
    {
        var staying = images.Where(image => !family.Has(image)).ToDictionary(image => image.ImageId, _ => "not of the family any more");
        var candidates = images.Where(image => removed.Contains(image.ImageId) && !staying.ContainsKey(image.ImageId)).ToList();
        if (candidates.Count == 0)
        {
            return staying;
        }

        var usage = new ImageUsage(family, waitsForReports: false);
        var references = await usage.ReferencesAsync([.. candidates.Select(image => image.ImageId)]);
        foreach (var image in candidates)
        {
            // What time alone decides goes on, though not all is known of it.
            var decision = OlderImageDecision.From(await usage.ReadAsync(image, references), family.Requested, family.Now);
            if (decision.State != OlderImageState.Removed)
            {
                staying.Add(image.ImageId, decision.Reason);
            }
        }

        return staying;
    }
}
