namespace AmiPipeline.Cli.Reports;

/// <summary>Says what planning changed: nothing, or access to the source that was granted for as long as planning took.</summary>
internal static class ChangesText
{
    /// <summary>Nothing was changed, in any account.</summary>
    public const string None = "No changes were made.";

    /// <summary>A source was shared, and no longer is.</summary>
    /// <param name="accountId">Its account.</param>
    public static string Shared(string accountId) => $"Access to the source in account {accountId} was granted for this and revoked; no other changes were made.";
}
