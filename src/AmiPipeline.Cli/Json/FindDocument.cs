namespace AmiPipeline.Cli.Json;

/// <summary>Images that were found, for programs.</summary>
/// <param name="AccountId">The account that was searched.</param>
/// <param name="Regions">The Regions.</param>
/// <param name="Images">The images, by Region and name.</param>
/// <param name="Totals">All of them together; a snapshot of several images counts once.</param>
/// <param name="Read">How many images were looked at.</param>
/// <param name="SharingUnknown">For how many images it is not known whether they are shared, because no call was left.</param>
/// <param name="Calls">How many calls it took.</param>
internal sealed record FindDocument(
    string AccountId, IReadOnlyList<string> Regions, IReadOnlyList<FoundImage> Images, FoundTotals Totals, int Read, int SharingUnknown, int Calls);
