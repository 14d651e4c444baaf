using AmiPipeline.Exploration.Trials;
using AmiPipeline.Simulator.Inspection;

namespace AmiPipeline.Exploration.Oracles;

/// <summary>What a trial added to the world and changed in it.</summary>
internal sealed class Remainder
{
    private Remainder(IReadOnlyDictionary<Place, ImageView> images, IReadOnlyList<string> left, IReadOnlyList<string> changed) => (Images, Left, Changed) = (images, left, changed);

    /// <summary>The committed images that were added, by where they are: one at most of those places where the request asks for one.</summary>
    public IReadOnlyDictionary<Place, ImageView> Images { get; }

    /// <summary>The ids of what was added beside those images and their snapshots.</summary>
    public IReadOnlyList<string> Left { get; }

    /// <summary>The ids of what was there before and is gone or different, without what a person did.</summary>
    public IReadOnlyList<string> Changed { get; }

    /// <summary>Reads it.</summary>
    /// <param name="before">The world before.</param>
    /// <param name="start">The world when the first execution began.</param>
    /// <param name="after">The world after.</param>
    /// <param name="places">Where the request asks for an image.</param>
    /// <param name="touched">The ids of what a person changed, of what is to point to the images, and of what makes room for them.</param>
    /// <param name="sharing">With whom the request shares its images.</param>
    public static Remainder Read(WorldState before, WorldState start, WorldState after, IEnumerable<Place> places, IReadOnlySet<string> touched, ExpectedSharing sharing)
    {
        var committed = from place in places
                        let found = after.Views[place].Images.Where(image => !before.Items.ContainsKey(image.Id) && WorldState.IsCommitted(image.Tags)).ToList()
                        where found.Count == 1
                        select (Place: place, Image: found[0]);
        var images = committed.ToDictionary(found => found.Place, found => found.Image);
        var kept = images.Values.SelectMany(image => image.Devices.Select(device => device.SnapshotId).OfType<string>().Append(image.Id)).ToHashSet();
        var granted = images.SelectMany(image => sharing.Grants(image, start, after)).ToHashSet();
        var left = after.AddedSince(before).Where(item => item.Kind is not ("parameter" or "image-usage-report") || !touched.Contains(item.Id)).Where(item => !granted.Contains(item.Id) && (!kept.Contains(item.Id) || !WorldState.IsCommitted(item.Tags))).Select(item => item.Id);
        return new Remainder(images, [.. left], [.. after.ChangedSince(before).Select(item => item.Id).Where(id => !touched.Contains(id))]);
    }

    /// <summary>The committed images whose ids a text does not have.</summary>
    /// <param name="text">The text.</param>
    public IReadOnlyList<string> Unnamed(string text) => [.. Images.Values.Select(image => image.Id).Where(id => !text.Contains(id, StringComparison.Ordinal))];
}
