using AmiPipeline.Engines.Fleets;

namespace AmiPipeline.Cli.Json;

/// <summary>The status of a fleet, for programs.</summary>
internal sealed record FleetDocument
{
    public required string Fleet { get; init; }

    /// <summary>The ARN of the execution: one pass of the fleet. Absent if there are several.</summary>
    public required string? Execution { get; init; }

    /// <summary>The parts, for a fleet in several accounts or Regions; absent for one.</summary>
    public IReadOnlyList<FleetDocument>? Parts { get; init; }

    /// <summary><c>RUNNING</c>, <c>SUCCEEDED</c>, <c>FAILED</c>, <c>TIMED_OUT</c> or <c>ABORTED</c>.</summary>
    public required string Status { get; init; }

    public required DateTimeOffset StartDate { get; init; }

    /// <summary>Absent while it runs.</summary>
    public DateTimeOffset? StopDate { get; init; }

    public required long Requests { get; init; }

    public required long Converted { get; init; }

    public required long Failed { get; init; }

    public required long Running { get; init; }

    /// <summary>Of those that run.</summary>
    public int? WaitingForQuota { get; init; }

    /// <summary>The places in the queue of copies of those who have one; absent if nobody queues.</summary>
    public IReadOnlyList<string>? Queue { get; init; }

    public required long Pending { get; init; }

    /// <summary>Stopped with the fleet.</summary>
    public required long Aborted { get; init; }

    /// <summary>The failures by their errors, the most frequent first.</summary>
    public required IReadOnlyList<FleetReason> Reasons { get; init; }

    /// <summary>Absent unless the fleet failed, as is the next.</summary>
    public string? Error { get; init; }

    public string? Message { get; init; }

    public required int ExitCode { get; init; }

    /// <summary>The exit code: 1 if it ended otherwise than with all images converted.</summary>
    /// <param name="progress">Its status.</param>
    public static int ExitCodeOf(FleetProgress progress) => progress.Status is "RUNNING" or "SUCCEEDED" ? ExitCodes.Done : ExitCodes.ExecutionFailed;

    /// <summary>The document of a fleet.</summary>
    /// <param name="progress">Its status.</param>
    /// <param name="exitCode">The exit code.</param>
    public static FleetDocument Create(FleetProgress progress, int exitCode) => new()
    {
        Fleet = progress.Fleet,
        Execution = progress.ExecutionArn,
        Parts = progress.Parts.Count == 0 ? null : [.. progress.Parts.Select(part => Create(part, ExitCodeOf(part)))],
        Status = progress.Status,
        StartDate = progress.Started,
        StopDate = progress.Stopped,
        Requests = progress.Requests,
        Converted = progress.Converted,
        Failed = progress.Failures.Count,
        Running = progress.Running,
        WaitingForQuota = progress.WaitingForQuota,
        Queue = progress.InQueue.Any() ? [.. progress.InQueue] : null,
        Pending = progress.Pending,
        Aborted = progress.Aborted,
        Reasons = [.. progress.Reasons.Select(reason => new FleetReason(reason.Key, reason.Count(), [.. reason.Select(one => new FailedImage(one.Source, one.Execution, one.Cause))]))],
        Error = progress.Error,
        Message = progress.Cause,
        ExitCode = exitCode,
    };
}

/// <summary>Images that failed with the same error, for programs.</summary>
/// <param name="Error">The error.</param>
/// <param name="Count">How many they are.</param>
/// <param name="Images">The images.</param>
internal sealed record FleetReason(string Error, int Count, IReadOnlyList<FailedImage> Images);

/// <summary>An image that failed, for programs.</summary>
/// <param name="Source">The source image or instance.</param>
/// <param name="Execution">The name of its first execution.</param>
/// <param name="Message">The error's message; absent if it has none.</param>
internal sealed record FailedImage(string Source, string Execution, string? Message);
