using AmiPipeline.Verification;

namespace AmiPipeline.Functions.Sharing;

/// <summary>What an execution remembers of those who lose access: as much as its data has room for.</summary>
internal static class FormerHolders
{
    // Of all images together.
    private const int MaxCharacters = 3_000;

    /// <summary>A step with those of whom access is to be taken, and who have it.</summary>
    /// <param name="step">The step.</param>
    /// <param name="image">Its image.</param>
    /// <param name="sharing">From whom it is taken.</param>
    public static async Task<SharingStep> FindAsync(SharingStep step, SharedForGood image, SharingPlan sharing)
    {
        var items = await image.ReadAsync(sharing.RevokesAll ? null : sharing.Revoked);
        return step with { FormerHolders = [.. items.SelectMany(item => item.Holders).Distinct().Order(StringComparer.Ordinal)] };
    }

    /// <summary>A step of which that could not be found out: access is taken anyway.</summary>
    public static SharingStep NotKnown(SharingStep step) => step with { FormerHolders = [], HasMoreFormerHolders = true, Due = null, Attempts = 0 };

    /// <summary>The steps with no more names than there is room for.</summary>
    public static IReadOnlyList<SharingStep> Shorten(IReadOnlyList<SharingStep> steps)
    {
        var max = MaxCharacters / Math.Max(1, steps.Count);
        return [.. steps.Select(step => Shorten(step, max))];
    }

    /// <summary>What is known, with more grants that stay: each once, as many as there is room for.</summary>
    /// <param name="known">What is known.</param>
    /// <param name="more">The grants that a pass has found.</param>
    public static SharingInProgress Add(SharingInProgress known, List<GrantThatStays> more)
    {
        List<GrantThatStays> all = [.. known.StayingGrants];
        var hasMore = known.HasMoreStayingGrants;
        // The images of a pass are in no order. List.Sort would add its code for every list to the functions' package.
        foreach (var grant in more.OrderBy(grant => grant.GrantId, StringComparer.Ordinal))
        {
            if (all.Exists(other => other.GrantId == grant.GrantId))
            {
                continue;
            }

            if (all.Count < ImageSharing.MaxStayingGrants)
            {
                all.Add(grant);
            }
            else
            {
                hasMore = true;
            }
        }

        return known with { StayingGrants = all, HasMoreStayingGrants = hasMore };
    }

    private static SharingStep Shorten(SharingStep step, int max)
    {
        if (step.FormerHolders is not { } holders)
        {
            return step;
        }

        var kept = 0;
        for (var length = 0; kept < holders.Count && (kept == 0 || length + holders[kept].Length <= max); kept++)
        {
            length += holders[kept].Length;
        }

        return kept == holders.Count ? step : step with { FormerHolders = [.. holders.Take(kept)], HasMoreFormerHolders = true };
    }
}
