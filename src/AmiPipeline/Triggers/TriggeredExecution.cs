using System.Security.Cryptography;
using System.Text;
using AmiPipeline.Configuration;

namespace AmiPipeline.Triggers;

/// <summary>Names of executions that rules start: the same for the same image, rule and attempt, so that nothing is started twice.</summary>
public static class TriggeredExecution
{
    /// <summary>How often an image is tried under one rule. The first that succeeds, or still runs, is the last.</summary>
    public const int MaxAttempts = 3;

    private const int DigitsOfTheDigest = 32;

    /// <summary>The execution's name: the image's id for people, a digest of image, owner and rule, and the attempt.</summary>
    /// <param name="image">The image.</param>
    /// <param name="rule">The rule, of which only the name counts: with a changed request it is still the same rule.</param>
    /// <param name="attempt">From 1 to <see cref="MaxAttempts"/>.</param>
    public static string Name(CandidateImage image, TriggerRule rule, int attempt)
    {
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes($"{image.Id}\n{image.OwnerId}\n{rule.Name}"));
        return $"{image.Id}-{Convert.ToHexStringLower(digest)[..DigitsOfTheDigest]}-{attempt}";
    }
}
