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

    /// <summary>What is left, each with its state and the reason.</summary>
    public required IReadOnlyList<string> Left { get; init; }

    public required double DurationSeconds { get; init; }

    public int? Ec2Calls { get; init; }
}
