using System.Diagnostics.CodeAnalysis;

namespace AmiPipeline;

/// <summary>Where a deployment stores the reports of its executions. An execution's name says which object is its report: the name is unique as long as Step Functions knows the execution.</summary>
/// <param name="Bucket">The bucket.</param>
/// <param name="Prefix">What the keys begin with, without the slash that follows it.</param>
public sealed record ReportLocation(string Bucket, string Prefix)
{
    /// <summary>The tag of the state machine by which those who watch its executions find their reports; its value is <see cref="ToString"/>.</summary>
    public const string Tag = PipelineTags.Prefix + "reports";

    private const string Scheme = "s3://";
    private const string Extension = ".html";

    /// <summary>Reads what <see cref="ToString"/> has written.</summary>
    /// <param name="text">The text.</param>
    /// <param name="location">The location; null if the text is none.</param>
    public static bool TryParse(string? text, [NotNullWhen(true)] out ReportLocation? location)
    {
        location = text?.StartsWith(Scheme, StringComparison.Ordinal) == true && text[Scheme.Length..].Split('/', 2) is [{ Length: > 0 } bucket, { Length: > 0 } prefix]
            ? new ReportLocation(bucket, prefix)
            : null;
        return location is not null;
    }

    /// <summary>The key of an execution's report.</summary>
    /// <param name="executionName">The execution's name.</param>
    public string KeyOf(string executionName) => $"{Prefix}/{executionName}{Extension}";

    /// <summary>The URI of an execution's report.</summary>
    /// <param name="executionName">The execution's name.</param>
    public string UriOf(string executionName) => $"{Scheme}{Bucket}/{KeyOf(executionName)}";

    /// <summary>The page of an execution's report in the console, from where it can be opened.</summary>
    /// <param name="region">The bucket's Region.</param>
    /// <param name="executionName">The execution's name.</param>
    /// <returns>The address; null for a partition without a public console.</returns>
    public string? ConsolePageOf(string region, string executionName) =>
        ConsolePage(Partition.FromRegion(region), region, Bucket, Uri.EscapeDataString(KeyOf(executionName)));

    /// <summary>The same of parts that are filled in later, as those of an event are; nothing in them is escaped.</summary>
    /// <param name="partition">The partition.</param>
    /// <param name="region">The Region.</param>
    /// <param name="bucket">The bucket.</param>
    /// <param name="key">The object's key.</param>
    public static string? ConsolePage(Partition partition, string region, string bucket, string key)
    {
        ArgumentNullException.ThrowIfNull(partition);
        return partition.ConsoleHost is { } host ? $"https://{region}.{host}/s3/object/{bucket}?region={region}&prefix={key}" : null;
    }

    /// <summary>The location as <c>s3://BUCKET/PREFIX</c>.</summary>
    public override string ToString() => $"{Scheme}{Bucket}/{Prefix}";
}
