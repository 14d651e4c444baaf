using AmiPipeline.Configuration;

namespace AmiPipeline.Triggers;

/// <summary>Which rule an image takes: the first that it matches, and no other.</summary>
public static class RuleChoice
{
    /// <summary>The rule for an image; null if it matches none.</summary>
    /// <param name="rules">The rules in their order.</param>
    /// <param name="image">The image.</param>
    /// <param name="location">The deployment's account and Region.</param>
    public static TriggerRule? Choose(IEnumerable<TriggerRule> rules, CandidateImage image, AwsLocation location) =>
        rules.FirstOrDefault(rule => Matches(rule.Match, image, location));

    /// <summary>Whether the image is one of a source account, so that it has to be shared for the time of the execution.</summary>
    /// <param name="rule">The rule that the image matches.</param>
    /// <param name="image">The image.</param>
    public static bool NeedsSharing(TriggerRule rule, CandidateImage image) => rule.Match.Accounts.Contains(image.OwnerId);

    private static bool Matches(ImageMatch match, CandidateImage image, AwsLocation location) =>
        (match.Accounts.Contains(image.OwnerId) || match.Owners.Any(owner => Guardrails.IsOwner(owner, image.OwnerId, image.OwnerAlias, location)))
        && (match.Name is null || Wildcard.Matches(match.Name, image.Name))
        && match.Tags.All(tag => image.Tags.TryGetValue(tag.Key, out var value) && Wildcard.Matches(tag.Value, value));
}
