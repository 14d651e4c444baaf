using AmiPipeline.Planning.Facts;
using AmiPipeline.Requests;

namespace AmiPipeline.Planning.Copies;

/// <summary>One account and Region that a copy is made in.</summary>
/// <param name="Entry">The request's entry.</param>
/// <param name="Location">The account and Region.</param>
/// <param name="Field">The entry's JSON pointer.</param>
public sealed record CopyDestination(RequestCopy Entry, AwsLocation Location, string Field)
{
    /// <summary>The pointer of what names the Region.</summary>
    public string RegionField => Entry.Region is not null ? $"{Field}/region" : IsOfList ? $"{Field}/regions" : Field;

    /// <summary>The pointer of what names the account.</summary>
    public string AccountField => IsOfList ? $"{Field}/accountId" : Field;

    // An account of copies.accounts is named by its field.
    private bool IsOfList => Field.StartsWith("/copies/to/", StringComparison.Ordinal);

    /// <summary>All destinations of a request, in its order. Where all Regions are asked for, those that may have a copy.</summary>
    /// <param name="image">The image, and the request.</param>
    /// <param name="enabledRegions">The Regions that an account has enabled; null if they are not known. Then the entry has one destination, without a Region.</param>
    public static IReadOnlyList<CopyDestination> Expand(CopiedImageFacts image, Func<string, IEnumerable<string>?> enabledRegions)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentNullException.ThrowIfNull(enabledRegions);
        var home = image.Plan.Location;
        return
        [
            .. from pair in image.Request.Copies!.Entries()
               let account = pair.Entry.AccountId ?? home.AccountId
               from region in pair.Entry.HasAllRegions() ? All(account, image, enabledRegions(account)) : pair.Entry.NamedRegions()
               select new CopyDestination(pair.Entry, new AwsLocation(account, region), pair.Field),
        ];
    }

    /// <summary>Why no copy may be there, whatever AWS says about it: that Region need not be read. Null if it may.</summary>
    /// <param name="image">The image, and the request.</param>
    public string? RegionFault(CopiedImageFacts image)
    {
        ArgumentNullException.ThrowIfNull(image);
        var home = image.Plan.Location;
        return Location == home ? $"is {Location.Region}, where the image itself is made; a copy is made in another Region"
            : !IsAllowed(Location.Region, image) ? $"is {Location.Region}, a Region that {Checks.GuardrailChecks.NotAllowed}; allowed are {string.Join(", ", image.Guardrails!.Regions ?? [home.Region])}"
            : null;
    }

    private static List<string> All(string accountId, CopiedImageFacts image, IEnumerable<string>? enabled)
    {
        var home = image.Plan.Location;
        var regions = (enabled ?? []).Where(region => IsAllowed(region, image) && new AwsLocation(accountId, region) != home).Order(StringComparer.Ordinal).ToList();
        return regions.Count > 0 ? regions : [""];
    }

    private static bool IsAllowed(string region, CopiedImageFacts image) => image.Guardrails?.AllowsRegion(region, image.Plan.Location) ?? true;
}
