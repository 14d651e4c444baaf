namespace AmiPipeline.Cli.Json;

/// <summary>Where a deployment stores the report of an execution when it has ended.</summary>
/// <param name="Uri">The object's URI.</param>
/// <param name="ConsolePage">Its page in the console; null for a partition without a public one.</param>
internal sealed record StoredReport(string Uri, string? ConsolePage)
{
    /// <summary>Finds it.</summary>
    /// <param name="location">Where the deployment stores reports.</param>
    /// <param name="execution">The execution.</param>
    public static StoredReport Create(ReportLocation location, ExecutionArn execution) => new(location.UriOf(execution.Name), location.ConsolePageOf(execution.Location.Region, execution.Name));

    /// <summary>Both, as far as there are.</summary>
    public IReadOnlyList<string> Lines => ConsolePage is null ? [Uri] : [Uri, ConsolePage];
}
