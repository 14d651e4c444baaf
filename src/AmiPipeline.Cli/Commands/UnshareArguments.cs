namespace AmiPipeline.Cli.Commands;

/// <summary>What the command line of <c>unshare</c> says.</summary>
/// <param name="ImageId">The image.</param>
/// <param name="From">From whom; null for everyone to whom the pipeline has given access.</param>
/// <param name="IsDryRun">Whether nothing is taken back.</param>
/// <param name="AccountFile">The simulated account.</param>
/// <param name="AccountId">The account in it.</param>
/// <param name="Region">The Region; null for the default.</param>
/// <param name="Json">Whether the result is a JSON document.</param>
internal sealed record UnshareArguments(string ImageId, IReadOnlyList<string>? From, bool IsDryRun, string AccountFile, string AccountId, string? Region, bool Json);
