namespace AmiPipeline.Functions.CleanUp;

/// <summary>With which failure an execution ends, reported so that a person knows what is there: what is left, and what is committed.</summary>
internal static class CleanUpEnd
{
    // How many resources are named. Two such lists have room behind the longest failure of a build: CleanUpState.
    private const int MaxNamed = 30;

    // Of a list of reasons, and of one of them. Two lists take half of a cause; the other half is for why the build had failed.
    private const int MaxReasons = 7_500;
    private const int MaxReason = 600;

    /// <summary>The build's own failure; null if it did not fail.</summary>
    public static Failure? From(CleanUpProgress progress, Failure? build)
    {
        if (build is null)
        {
            return null;
        }

        var doubtful = progress.Shown.Count == 0 ? "" : $"{Break(build.Cause)}Not known to be gone: {Ids([.. progress.Shown.Select(resource => resource.Id)])}.";
        return build with { Cause = build.Cause + doubtful + Committed(progress, build.Cause) };
    }

    /// <summary>Clean-up gives up: what is left, as far as is known.</summary>
    public static CleanUpProgress GiveUp(CleanUpProgress progress, Failure? build)
    {
        var remaining = progress.Remaining.Concat(NotShown(progress)).ToList();
        var left = string.Join(", ", [.. Shorten(progress.ListingFailures), .. Shorten(remaining.ConvertAll(resource => resource.ToString()))]);
        var before = build is null ? "" : $" The build had failed before: {build.Error}: {Cut(build.Cause, CleanUpState.MaxCause - left.Length)}";
        return progress with
        {
            Finished = true,
            Remaining = remaining,
            Failure = new Failure(
                nameof(CleanUpIncompleteException),
                $"Resources remain: {left}.{before}{Committed(progress, before)}"),
        };
    }

    /// <summary>The first of some texts, each cut to what there is room for; the last says how many more there are.</summary>
    public static IReadOnlyList<string> Shorten(IReadOnlyList<string> texts)
    {
        List<string> few = [.. texts.Take(texts.Count > MaxNamed ? MaxNamed - 1 : MaxNamed).Select(text => Cut(text, MaxReasonOf(Math.Min(texts.Count, MaxNamed))))];
        if (texts.Count > MaxNamed)
        {
            few.Add($"and {texts.Count - few.Count} more");
        }

        return few;
    }

    /// <summary>How long each of some reasons may be.</summary>
    public static int MaxReasonOf(int count) => Math.Min(MaxReason, MaxReasons / Math.Max(count, 1));

    /// <summary>A text that is not longer than there is room for.</summary>
    public static string Cut(string text, int max) => text.Length <= max ? text : text[..max] + "…";

    // They may be gone, or may never have come about: nobody could say.
    private static IEnumerable<UncommittedResource> NotShown(CleanUpProgress progress) =>
        progress.Shown.Concat(progress.Unseen.Select(id => new UncommittedResource(id, UncommittedResource.Unknown))).ExceptBy(progress.Remaining.Select(resource => resource.Id), resource => resource.Id);

    // The table of copies names those that are committed, each in its place.
    private static string Committed(CleanUpProgress progress, string cause)
    {
        var unnamed = progress.CommittedImages.Where(id => !cause.Contains($"{id} committed", StringComparison.Ordinal)).ToList();
        return unnamed.Count == 0 ? "" : $"{Break(cause)}Committed, and so kept: {Ids(unnamed)}.";
    }

    private static string Ids(List<string> ids) => ids.Count <= MaxNamed ? string.Join(", ", ids) : $"{string.Join(", ", ids.Take(MaxNamed))} and {ids.Count - MaxNamed} more";

    // Below a table, a line of its own.
    private static string Break(string cause) => cause.Contains('\n') ? "\n" : " ";
}
