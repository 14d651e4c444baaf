using AmiPipeline.Functions.CleanUp;

namespace AmiPipeline.Cli.Documents;

/// <summary>What became of what an execution had made, for programs.</summary>
internal sealed record CleanUpDocument
{
    public required string Status { get; init; }

    public required string Execution { get; init; }

    /// <summary>Why something is left; absent where nothing is, as is the next.</summary>
    public string? Error { get; init; }

    public string? Message { get; init; }

    public required int ExitCode { get; init; }

    public required IReadOnlyList<string> Removed { get; init; }

    /// <summary>What is left.</summary>
    public required IReadOnlyList<UncommittedResource> Remaining { get; init; }

    /// <summary>Which listings failed, each with the reason: what they would have shown may be left, too.</summary>
    public required IReadOnlyList<string> ListingFailures { get; init; }

    public required double DurationSeconds { get; init; }

    public int? Ec2Calls { get; init; }
}
