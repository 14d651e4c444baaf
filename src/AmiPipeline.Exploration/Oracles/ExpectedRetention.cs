using System.Text.Json;
using AmiPipeline.Exploration.Trials;
using AmiPipeline.Simulator.Inspection;

namespace AmiPipeline.Exploration.Oracles;

/// <summary>Which older images make room for the request's: read from its published fields and the world, not by the planner.</summary>
/// <param name="names">What the request names.</param>
internal sealed class ExpectedRetention(RequestedNames names)
{
    // How many images change in one execution in all places, and in one (docs/requests.md, "Retention").
    private const int MaxOfAll = 100;
    private const int MaxOfAPlace = 20;

    private const string Leaving = "ami-pipeline:leaving";

    /// <summary>The ids of what retention alone changes: older images and their snapshots, and the reports on their use that EC2 keeps.</summary>
    /// <param name="trial">The trial.</param>
    /// <param name="now">The world now.</param>
    public IEnumerable<string> Ids(TrialRecord trial, WorldState now) => names.Retention is null ? [] :
    [
        .. from older in Places(trial, now) from image in older.Older.All from id in older.Older.IdsOf(image) select id,
        .. now.Items.Values.Where(item => item.Kind == "image-usage-report").Select(item => item.Id),
    ];

    /// <summary>Which older image is gone or different and is not to be, or half removed; null for none.</summary>
    /// <param name="trial">The trial.</param>
    /// <param name="now">The world now.</param>
    /// <param name="isComplete">Whether an execution has succeeded: then none is half removed.</param>
    public string? FindWrong(TrialRecord trial, WorldState now, bool isComplete) => names.Retention is null ? null
        : (from place in Places(trial, now)
           from image in place.Older.All
           select FindWrong(image, place.Older, trial.Before, now, isComplete) is { } wrong ? $"{wrong} in {place.Place}" : null).FirstOrDefault(wrong => wrong is not null);

    /// <summary>The places in which older images have begun to go.</summary>
    /// <param name="trial">The trial.</param>
    /// <param name="now">The world now.</param>
    public IEnumerable<Place> Begun(TrialRecord trial, WorldState now) => names.Retention is null ? []
        : from place in Places(trial, now)
          where place.Older.All.SelectMany(place.Older.IdsOf).Any(id => now.Items.GetValueOrDefault(id)?.Text != trial.Before.Items[id].Text)
          select place.Place;

    /// <summary>What a role could not ask about the use of images, which then go later than they should; null for nothing.</summary>
    /// <param name="run">An execution that nothing befell.</param>
    public string? FindRefused(RunRecord run) => names.Retention is null || run.RefusedUseQuestions.Count == 0 ? null : $"{run.RefusedUseQuestions[0]} was refused";

    /// <summary>Which older image is there still, though nothing keeps it; null for none.</summary>
    /// <param name="trial">The trial.</param>
    /// <param name="now">The world after an execution that nothing befell.</param>
    public string? FindLeft(TrialRecord trial, WorldState now) => names.Retention is null ? null
        : (from place in Places(trial, now)
           let left = place.Older.All.Where(place.Older.MayGo).ToList()
           let there = left.Where(image => IsThere(image.Id, now)).ToList()
           where there.Count > Math.Max(0, left.Count - Math.Clamp(MaxOfAll / names.Places.Count, 1, MaxOfAPlace))
           select $"{there[0].Id} in {place.Place}, which nothing keeps, is there").FirstOrDefault();

    /// <summary>What the result says of older images and is not so; null for nothing.</summary>
    /// <param name="trial">The trial.</param>
    /// <param name="output">The execution's output.</param>
    /// <param name="begin">The world when the execution began.</param>
    /// <param name="now">The world after it.</param>
    /// <param name="isComplete">Whether it says something of all of them: no listing has lacked any.</param>
    public string? FindUntrue(TrialRecord trial, JsonElement output, WorldState begin, WorldState now, bool isComplete)
    {
        if (names.Retention is null)
        {
            return null;
        }

        var items = output.GetProperty("retention").GetProperty("items").EnumerateArray().ToDictionary(
            item => new Place(RequestedNames.Text(item.GetProperty("location"), "accountId")!, RequestedNames.Text(item.GetProperty("location"), "region")!));
        return Places(trial, now).Select(place => items.TryGetValue(place.Place, out var item) ? FindUntrue(item, place.Older, begin, now, isComplete) : $"the result says nothing of older images in {place.Place}")
            .FirstOrDefault(untrue => untrue is not null);
    }

    private static string? FindUntrue(JsonElement item, OlderImages older, WorldState begin, WorldState now, bool isComplete)
    {
        var listed = item.GetProperty("images").EnumerateArray().ToDictionary(image => RequestedNames.Text(image, "imageId")!);
        return older.All.FirstOrDefault(image => IsThere(image.Id, begin) && !IsThere(image.Id, now) && !listed.ContainsKey(image.Id)) is { } gone ? $"{gone.Id} is gone, and the result does not say so"
            : isComplete && !item.TryGetProperty("more", out _) && older.BeyondNewest.FirstOrDefault(image => IsThere(image.Id, begin) && !listed.ContainsKey(image.Id)) is { } unsaid ? $"the result says nothing of {unsaid.Id}"
            : listed.Select(image => FindUntrue(image.Key, image.Value, begin, now)).OfType<string>().FirstOrDefault();
    }

    private static string? FindUntrue(string id, JsonElement image, WorldState begin, WorldState now)
    {
        var isSo = RequestedNames.Text(image, "state") switch
        {
            "removed" => !IsThere(id, now),
            "kept" => IsThere(id, now) && now.Items[id].Text == begin.Items[id].Text,
            "deprecated" => IsThere(id, now) && now.Items[id].Tags.GetValueOrDefault(Leaving)?.StartsWith("deprecated ", StringComparison.Ordinal) == true,
            _ => false,
        };
        return isSo && RequestedNames.Text(image, "reason") is { Length: > 0 } ? null : $"the result says {image.GetRawText()}, and there is {now.Items.GetValueOrDefault(id)?.Text ?? "nothing"}";
    }

    private static string? FindWrong(ImageView image, OlderImages older, WorldState before, WorldState now, bool isComplete)
    {
        var ids = older.IdsOf(image).ToList();
        var changed = ids.FirstOrDefault(id => now.Items.GetValueOrDefault(id) is not { } there || there.IsGone || there.Text != before.Items[id].Text);
        if (changed is null)
        {
            return null;
        }

        // An image of which it is not known whether it is used is deprecated.
        if (!older.MayChange(image) || (!older.MayGo(image) && !IsThere(image.Id, now)))
        {
            return $"{changed}, which is to stay, is gone or different";
        }

        // Until an execution has succeeded, the next one has what is missing to do.
        return !IsThere(image.Id, now) ? isComplete && ids.Find(id => IsThere(id, now)) is { } left ? $"{left} is left of {image.Id}, which is gone" : null
            : ids.Find(id => !now.Items.TryGetValue(id, out var item) || !ItemDifference.IsSameButLeaving(before.Items[id], item)) is { } other ? $"{other} is gone or different, and {image.Id} is there"
            : isComplete && ids.Find(id => now.Items[id].Tags.GetValueOrDefault(Leaving) is { } mark && (mark.StartsWith("removing", StringComparison.Ordinal) || mark.StartsWith("with ", StringComparison.Ordinal))) is { } half ? $"{half} is marked to go, and {image.Id} is there"
            : null;
    }

    private IEnumerable<(Place Place, OlderImages Older)> Places(TrialRecord trial, WorldState now) =>
        names.Places.Select(place => (place, new OlderImages(names, place, trial, now)));

    private static bool IsThere(string id, WorldState world) => world.Items.GetValueOrDefault(id) is { IsGone: false };
}
