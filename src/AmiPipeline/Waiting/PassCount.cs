namespace AmiPipeline.Waiting;

/// <summary>What a pass over all destinations counts for: each retry of it adds history events, as a pass does.</summary>
internal static class PassCount
{
    private const int RetriesOfAPass = 3;

    /// <summary>One, and one more for each three retries that are begun.</summary>
    /// <param name="retries">How often the state machine had to try the pass again.</param>
    public static int WithRetries(int retries) => 1 + ((retries + RetriesOfAPass - 1) / RetriesOfAPass);
}
