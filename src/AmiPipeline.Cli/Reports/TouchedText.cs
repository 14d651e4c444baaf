namespace AmiPipeline.Cli.Reports;

/// <summary>Says what planning has left as it was: everything, or everything but access that was given for a while.</summary>
internal static class TouchedText
{
    /// <summary>Nothing was changed, anywhere.</summary>
    public const string Nothing = "Nothing was touched.";

    /// <summary>A source was shared and is no longer.</summary>
    /// <param name="accountId">Its account.</param>
    public static string Shared(string accountId) => $"Nothing was made; what access to the source account {accountId} gave to find this out was taken back.";
}
