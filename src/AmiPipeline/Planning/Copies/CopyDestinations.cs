using AmiPipeline.Planning.Checks;
using AmiPipeline.Planning.Facts;
using AmiPipeline.Requests;

namespace AmiPipeline.Planning.Copies;

/// <summary>Where copies are to be made, and where none may be.</summary>
public static class CopyDestinations
{
    /// <summary>All destinations of a request, in its order. If all Regions are requested, those that may have a copy.</summary>
    /// <param name="image">The image, and the request.</param>
    /// <param name="enabledRegions">The Regions that an account has enabled; null if they are not known.</param>
    /// <exception cref="RequestRefusedException">They are more than an execution makes, or the same account and Region comes twice.</exception>
    public static IReadOnlyList<CopyDestination> Expand(CopiedImageFacts image, Func<string, IEnumerable<string>?> enabledRegions)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentNullException.ThrowIfNull(enabledRegions);
        var home = image.Plan.Location;
        CopyDestination[] destinations =
        [
            .. from pair in image.Request.Copies!.Entries()
               let account = pair.Entry.AccountId ?? home.AccountId
               from region in pair.Entry.HasAllRegions() ? AllRegions(account, image, enabledRegions(account)) : pair.Entry.NamedRegions()
               select new CopyDestination(pair.Entry, new AwsLocation(account, region), pair.Field),
        ];
        return Faults(destinations).ToList() is { Count: > 0 } faults ? throw new RequestRefusedException(faults) : destinations;
    }

    // The request's reader cannot know: an account may go without its id, and "all" names no Region.
    private static IEnumerable<Problem> Faults(CopyDestination[] destinations)
    {
        if (destinations.Length > CopiesReader.MaxCopies)
        {
            yield return new("/copies", CopiesReader.TooMany(destinations.Length));
        }

        foreach (var repeated in destinations.Where(destination => destination.Location.Region.Length > 0).GroupBy(destination => destination.Location).SelectMany(same => same.Skip(1)))
        {
            yield return new(repeated.RegionField, $"repeats {repeated.Location.Region} of account {repeated.Location.AccountId}");
        }
    }

    /// <summary>Why no copy may be somewhere, whatever AWS says about it: that Region need not be read. Null if it may.</summary>
    /// <param name="location">The account and Region.</param>
    /// <param name="image">The image, and the request.</param>
    public static string? RegionFault(AwsLocation location, CopiedImageFacts image)
    {
        ArgumentNullException.ThrowIfNull(location);
        ArgumentNullException.ThrowIfNull(image);
        var home = image.Plan.Location;
        return location == home ? $"is {location.Region}, where the image itself is made; a copy is made in another Region"
            : !IsAllowed(location.Region, image) ? $"is {location.Region}, a Region that {GuardrailChecks.NotAllowed}; allowed are {string.Join(", ", image.Guardrails!.RegionsFor(home))}"
            : null;
    }

    private static List<string> AllRegions(string accountId, CopiedImageFacts image, IEnumerable<string>? enabled)
    {
        var home = image.Plan.Location;
        var regions = (enabled ?? []).Where(region => IsAllowed(region, image) && new AwsLocation(accountId, region) != home).Order(StringComparer.Ordinal).ToList();
        return regions.Count > 0 ? regions : [""];
    }

    private static bool IsAllowed(string region, CopiedImageFacts image) => image.Guardrails?.AllowsRegion(region, image.Plan.Location) ?? true;
}
