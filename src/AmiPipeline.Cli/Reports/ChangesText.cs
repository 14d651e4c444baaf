namespace AmiPipeline.Cli.Reports;

/// <summary>Says what a plan or a rejected request has changed: nothing, or nothing but access that was given for a while.</summary>
internal static class ChangesText
{
    /// <summary>Nothing was changed, anywhere.</summary>
    public const string None = "No changes were made.";

    /// <summary>A source was shared and is no longer.</summary>
    /// <param name="accountId">Its account.</param>
    public static string Shared(string accountId) => $"Nothing was created. The access that the source account {accountId} gave for this was taken back.";
}
