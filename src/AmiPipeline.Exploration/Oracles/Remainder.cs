using AmiPipeline.Exploration.Trials;
using AmiPipeline.Simulator.Inspection;

namespace AmiPipeline.Exploration.Oracles;

/// <summary>What a trial added to the world and changed in it.</summary>
internal sealed class Remainder
{
    private Remainder(ImageView? image, IReadOnlyList<string> left, IReadOnlyList<string> changed) => (Image, Left, Changed) = (image, left, changed);

    /// <summary>The committed image that was added; null if there is none.</summary>
    public ImageView? Image { get; }

    /// <summary>The ids of what was added beside that image and its snapshots.</summary>
    public IReadOnlyList<string> Left { get; }

    /// <summary>The ids of what was there before and is gone or different, without what a person did.</summary>
    public IReadOnlyList<string> Changed { get; }

    /// <summary>Reads it.</summary>
    /// <param name="before">The world before.</param>
    /// <param name="after">The world after.</param>
    /// <param name="touched">The ids of what a person changed.</param>
    public static Remainder Read(WorldState before, WorldState after, IReadOnlySet<string> touched)
    {
        var added = after.AddedSince(before).ToList();
        var committed = after.Home.Images.Where(image => !before.Items.ContainsKey(image.Id) && WorldState.IsCommitted(image.Tags)).ToList();
        var image = committed.Count == 1 ? committed[0] : null;
        var kept = image is null ? [] : image.Devices.Select(device => device.SnapshotId).OfType<string>().Append(image.Id).ToHashSet();
        var left = added.Where(item => !kept.Contains(item.Id) || !WorldState.IsCommitted(item.Tags)).Select(item => item.Id);
        return new Remainder(image, [.. left], [.. after.ChangedSince(before).Select(item => item.Id).Where(id => !touched.Contains(id))]);
    }
}
