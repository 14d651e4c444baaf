using System.Text.Json;
using AmiPipeline.Exploration.Trials;
using AmiPipeline.Simulator.Inspection;

namespace AmiPipeline.Exploration.Oracles;

/// <summary>What there is to find in the world that a trial leaves, against what the request asks for.</summary>
/// <param name="names">What the request names.</param>
internal sealed class Findings(RequestedNames names)
{
    private readonly ExpectedSharing _sharing = new(names);

    /// <summary>What is to point to the images.</summary>
    public ExpectedPublications Published { get; } = new(names);

    /// <summary>What makes room for them.</summary>
    public ExpectedRetention Retained { get; } = new(names);

    /// <summary>What was added and changed.</summary>
    /// <param name="trial">The trial.</param>
    /// <param name="before">The world before.</param>
    /// <param name="after">The world after.</param>
    public Remainder Read(TrialRecord trial, WorldState before, WorldState after) =>
        Remainder.Read(before, trial.Start, after, names.Places, trial.TouchedByPerson.Concat(Published.Parameters(after)).Concat(Retained.Ids(trial, after)).ToHashSet(), _sharing);

    /// <summary>What is wrong with what was there, and the request does something to; null for nothing.</summary>
    /// <param name="trial">The trial.</param>
    /// <param name="remainder">What was added.</param>
    /// <param name="before">The world before the image.</param>
    /// <param name="now">The world now.</param>
    /// <param name="isDone">Whether an execution has succeeded.</param>
    public Judgement? FindWrongBefore(TrialRecord trial, Remainder remainder, WorldState before, WorldState now, bool isDone) =>
        _sharing.FindChanged(trial.Before, trial.Start, now, trial.TouchedByPerson) is { } changed ? new Judgement(Verdict.Leak, $"changed: {changed}")
        : FindWrongOlder(trial, remainder, before, now, isDone);

    /// <summary>What is wrong with older images, also while an execution is under way; null for nothing.</summary>
    /// <param name="trial">The trial.</param>
    /// <param name="remainder">What was added.</param>
    /// <param name="before">The world before the image.</param>
    /// <param name="now">The world now.</param>
    /// <param name="isDone">Whether an execution has succeeded.</param>
    public Judgement? FindWrongOlder(TrialRecord trial, Remainder remainder, WorldState before, WorldState now, bool isDone) =>
        Retained.FindWrong(trial, now, isDone) is { } wrong ? new Judgement(Verdict.Leak, wrong)
        : Retained.Begun(trial, now).FirstOrDefault(place => !IsReady(remainder, place, before, now)) is { } place ? new Judgement(Verdict.Leak, $"older images go in {place}, and the new one is not shared or published there")
        : null;

    // Older images make room for one that can be used, and is pointed to.
    private bool IsReady(Remainder remainder, Place place, WorldState before, WorldState now) => remainder.Images.TryGetValue(place, out var image)
        && Published.FindFault(place, before, now, remainder.Images, isComplete: true) is null && _sharing.FindMissing(KeyValuePair.Create(place, image), now) is null;

    /// <summary>Who may use an image and is not to, or has lost it and was not to; null for nobody.</summary>
    /// <param name="remainder">What was added.</param>
    /// <param name="start">The world when the first execution began.</param>
    /// <param name="now">The world now.</param>
    /// <param name="isDone">Whether an execution has succeeded.</param>
    public string? FindUnexpected(Remainder remainder, WorldState start, WorldState now, bool isDone) =>
        remainder.Images.Select(image => _sharing.FindUnexpected(image, start, now, isDone)).OfType<string>().FirstOrDefault();

    /// <summary>Who may not use an image and is to; null for nobody.</summary>
    /// <param name="remainder">What was added.</param>
    /// <param name="now">The world now.</param>
    public string? FindMissing(Remainder remainder, WorldState now) => remainder.Images.Select(image => _sharing.FindMissing(image, now)).OfType<string>().FirstOrDefault();

    /// <summary>What a result says wrongly of those who lose access; null for nothing.</summary>
    /// <param name="trial">The trial.</param>
    /// <param name="remainder">What was added.</param>
    /// <param name="world">The world when the execution began, and when it ended.</param>
    /// <param name="output">Its output.</param>
    public string? FindUntrue(TrialRecord trial, Remainder remainder, (WorldState Begin, WorldState End) world, JsonElement output) =>
        trial.TouchedByPerson.Count > 0 ? null : _sharing.FindUntrue(remainder.Images, world.Begin, world.End, output);

    /// <summary>Data that was unencrypted on the way and is not to be; null for none.</summary>
    /// <param name="trial">The trial.</param>
    /// <remarks>Not those snapshots of which it is EC2 that leaves out the key that it was given.</remarks>
    public string? FindPlain(TrialRecord trial) => PlainStorage.Find(
        trial.Made.Where(made => !trial.LeftWithoutKey.Contains(made.Id)), ExpectedImages.Read(names, trial.Before, trial.Before, trial.After, Trial.Name), names, trial.Before);

    /// <summary>What is different at an image that was added; null for nothing.</summary>
    /// <param name="trial">The trial.</param>
    /// <param name="remainder">What was added.</param>
    /// <param name="after">The world after.</param>
    /// <param name="again">Whether the same request has run again.</param>
    public string? FindDifference(TrialRecord trial, Remainder remainder, WorldState after, bool again)
    {
        return FindDifference(trial.Before)
            // If a person moved an alias before it was read, the key that it names now is right too.
            is { } difference ? trial.TouchedByPerson.Count == 0 ? difference : FindDifference(after) : null;

        string? FindDifference(WorldState keys)
        {
            var wanted = new[] { Trial.Name, Trial.NameOfRepetition }.Select(name => ExpectedImages.Read(names, trial.Before, keys, after, name)).ToArray();
            return remainder.Images.Select(image => wanted[IsOfRepetition(image.Key, image.Value) ? 1 : 0][image.Key].FindDifference(image.Value, after.Views[image.Key])).OfType<string>().FirstOrDefault();
        }

        // What the repetition keeps has the name that the first execution gave it.
        bool IsOfRepetition(Place place, ImageView image) => again && !(names.KeepsExisting && trial.After.Views[place].Images.Any(there => there.Id == image.Id));
    }
}
