namespace AmiPipeline.Configuration;

/// <summary>That a report of every execution is stored in S3 when it ends, and where.</summary>
public sealed record ReportSettings
{
    /// <summary>A bucket in the deployment's account and Region that is there already. Default, null: the deployment makes one.</summary>
    public string? Bucket { get; init; }

    /// <summary>What the keys of reports begin with, without the slash that follows it. Default: <c>reports</c>.</summary>
    public string Prefix { get; init; } = "reports";

    /// <summary>How many days the deployment's own bucket keeps a report, 1 to 3653; <see cref="Bucket"/> has its own rules. Default: 365.</summary>
    public int KeepDays { get; init; } = 365;
}
