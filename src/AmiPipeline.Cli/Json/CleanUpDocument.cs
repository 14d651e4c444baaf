using AmiPipeline.Functions.CleanUp;
using AmiPipeline.Reports;

namespace AmiPipeline.Cli.Json;

/// <summary>What became of an execution's temporary resources, for programs.</summary>
internal sealed record CleanUpDocument
{
    public required string Status { get; init; }

    public required string Execution { get; init; }

    /// <summary>Why something remains; absent if nothing does, as is the message.</summary>
    public string? Error { get; init; }

    public string? Message { get; init; }

    public required int ExitCode { get; init; }

    public required IReadOnlyList<string> Removed { get; init; }

    /// <summary>What EC2 does not show any more, though it has not said that it is gone.</summary>
    public required IReadOnlyList<string> Uncertain { get; init; }

    /// <summary>What remains.</summary>
    public required IReadOnlyList<UncommittedResource> Remaining { get; init; }

    /// <summary>Which listings failed, each with the reason: what they would have shown may remain, too.</summary>
    public required IReadOnlyList<string> ListingFailures { get; init; }

    public required double DurationSeconds { get; init; }

    public int? Ec2Calls { get; init; }

    /// <summary>Makes it.</summary>
    /// <param name="executionArn">The execution that was cleaned up.</param>
    /// <param name="report">How that went.</param>
    /// <param name="exitCode">The program's exit code.</param>
    public static CleanUpDocument Create(string executionArn, ExecutionReport report, int exitCode) => new()
    {
        Status = report.Status.ToString().ToLowerInvariant(),
        Execution = executionArn,
        Error = report.Failure?.Error,
        Message = report.Failure?.Cause,
        ExitCode = exitCode,
        Removed = report.CleanUp.Removed,
        Uncertain = report.CleanUp.Uncertain,
        Remaining = report.CleanUp.Remaining,
        ListingFailures = report.CleanUp.ListingFailures,
        DurationSeconds = report.Duration.TotalSeconds,
        Ec2Calls = report.Ec2Calls,
    };
}
