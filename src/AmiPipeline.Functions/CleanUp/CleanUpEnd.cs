namespace AmiPipeline.Functions.CleanUp;

/// <summary>With which failure an execution ends, reported so that a person knows what is there: what is left, and what is committed.</summary>
internal static class CleanUpEnd
{
    /// <summary>The build's own failure; null if it did not fail.</summary>
    public static Failure? From(CleanUpProgress progress, Failure? build) =>
        build is null ? null : build with { Cause = build.Cause + Committed(progress) };

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
                $"Resources are left: {string.Join(", ", [.. progress.ListingFailures, .. remaining])}.{before}{Committed(progress)}"),
        };
    }

    // They may be gone, or may never have come about: nobody could say.
    private static IEnumerable<UncommittedResource> NotShown(CleanUpProgress progress) =>
        progress.Shown.Concat(progress.Unseen.Select(id => new UncommittedResource(id, UncommittedResource.Unknown))).ExceptBy(progress.Remaining.Select(resource => resource.Id), resource => resource.Id);

    private static string Committed(CleanUpProgress progress) =>
        progress.CommittedImages.Count == 0 ? "" : $" Committed, and so kept: {string.Join(", ", progress.CommittedImages)}.";
}
