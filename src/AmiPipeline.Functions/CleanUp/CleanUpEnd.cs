namespace AmiPipeline.Functions.CleanUp;

/// <summary>With which failure an execution ends, reported so that a person knows what is there: what is left, and what is committed.</summary>
internal static class CleanUpEnd
{
    // Two such lists have room behind the longest failure of a build: CleanUpState.
    private const int MaxIds = 30;

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
        var before = build is null ? "" : $" The build had failed before: {build.Error}: {build.Cause}";
        return progress with
        {
            Finished = true,
            Remaining = remaining,
            Failure = new Failure(
                nameof(CleanUpIncompleteException),
                $"Resources are left: {string.Join(", ", [.. progress.ListingFailures, .. remaining])}.{before}{Committed(progress, before)}"),
        };
    }

    // They may be gone, or may never have come about: nobody could say.
    private static IEnumerable<UncommittedResource> NotShown(CleanUpProgress progress) =>
        progress.Shown.Concat(progress.Unseen.Select(id => new UncommittedResource(id, UncommittedResource.Unknown))).ExceptBy(progress.Remaining.Select(resource => resource.Id), resource => resource.Id);

    // The table of copies names those that are committed, each in its place.
    private static string Committed(CleanUpProgress progress, string cause)
    {
        var unnamed = progress.CommittedImages.Where(id => !cause.Contains($"{id} committed", StringComparison.Ordinal)).ToList();
        return unnamed.Count == 0 ? "" : $"{Break(cause)}Committed, and so kept: {Ids(unnamed)}.";
    }

    private static string Ids(List<string> ids) => ids.Count <= MaxIds ? string.Join(", ", ids) : $"{string.Join(", ", ids.Take(MaxIds))} and {ids.Count - MaxIds} more";

    // Below a table, a line of its own.
    private static string Break(string cause) => cause.Contains('\n') ? "\n" : " ";
}
