namespace AmiPipeline.Engines.Fleets;

/// <summary>The status of a fleet, in one account and Region or in all of its own.</summary>
public sealed record FleetProgress
{
    /// <summary>The execution of the fleet state machine: one pass of the fleet. Null if there are several: <see cref="Parts"/> has them.</summary>
    public required string? ExecutionArn { get; init; }

    /// <summary>The parts, for a fleet in several accounts or Regions; empty for one.</summary>
    public IReadOnlyList<FleetProgress> Parts { get; init; } = [];

    /// <summary>The fleet's name.</summary>
    public required string Fleet { get; init; }

    /// <summary>What became of the execution: <c>RUNNING</c>, <c>SUCCEEDED</c>, <c>FAILED</c>, <c>TIMED_OUT</c> or <c>ABORTED</c>.</summary>
    public required string Status { get; init; }

    /// <summary>When it was started.</summary>
    public required DateTimeOffset Started { get; init; }

    /// <summary>When it ended; null while it runs.</summary>
    public DateTimeOffset? Stopped { get; init; }

    /// <summary>How many requests there are.</summary>
    public long Requests { get; init; }

    /// <summary>Those whose images are there.</summary>
    public long Converted { get; init; }

    /// <summary>Those that are worked on.</summary>
    public long Running { get; init; }

    /// <summary>What those of them wait for that wait until a quota of EC2 has room again, or for their turn in the queue of copies; null if nobody looked.</summary>
    public IReadOnlyList<QuotaWait>? Waits { get; init; }

    /// <summary>How many those are; null if nobody looked.</summary>
    public int? WaitingForQuota => Waits?.Count;

    /// <summary>The places in the queue of copies of those who have one.</summary>
    public IEnumerable<string> InQueue => (Waits ?? []).Select(wait => wait.InQueue).OfType<string>();

    /// <summary>Those that have not begun.</summary>
    public long Pending { get; init; }

    /// <summary>Those that were stopped with the fleet.</summary>
    public long Aborted { get; init; }

    /// <summary>Those that failed or timed out.</summary>
    public required IReadOnlyList<FleetFailure> Failures { get; init; }

    /// <summary>The error with which the execution ended; null if with none.</summary>
    public string? Error { get; init; }

    /// <summary>Its cause; null for none.</summary>
    public string? Cause { get; init; }

    /// <summary>The status of a fleet that has an execution in each of several accounts or Regions; if there is only one, that one.</summary>
    /// <param name="parts">The executions; at least one.</param>
    /// <returns>
    /// The sums; from the first start to the last end. It runs while a part runs, and then has succeeded if every part has; otherwise it has the status,
    /// error and cause of the first part that has not.
    /// </returns>
    public static FleetProgress From(IReadOnlyList<FleetProgress> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        if (parts.Count == 1)
        {
            return parts[0];
        }

        var runs = parts.Any(part => part.Stopped is null);
        var bad = runs ? null : parts.FirstOrDefault(part => part.Status != "SUCCEEDED");
        return new FleetProgress
        {
            ExecutionArn = null,
            Parts = parts,
            Fleet = parts[0].Fleet,
            Status = runs ? "RUNNING" : bad?.Status ?? "SUCCEEDED",
            Started = parts.Min(part => part.Started),
            Stopped = runs ? null : parts.Max(part => part.Stopped),
            Requests = parts.Sum(part => part.Requests),
            Converted = parts.Sum(part => part.Converted),
            Running = parts.Sum(part => part.Running),
            Waits = parts.All(part => part.Waits is null) ? null : [.. parts.SelectMany(part => part.Waits ?? [])],
            Pending = parts.Sum(part => part.Pending),
            Aborted = parts.Sum(part => part.Aborted),
            Failures = [.. parts.SelectMany(part => part.Failures)],
            Error = bad?.Error,
            Cause = bad?.Cause,
        };
    }

    /// <summary>The failures by their errors, the most frequent first.</summary>
    public IEnumerable<IGrouping<string, FleetFailure>> Reasons =>
        Failures.GroupBy(failure => failure.Error).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal);
}

/// <summary>A request of a fleet that failed.</summary>
/// <param name="Source">The image or instance that it is about; its name if it says neither.</param>
/// <param name="Execution">The name of the first execution that was to do it: the fleet's, and a digest of the request.</param>
/// <param name="Error">The error.</param>
/// <param name="Cause">Its cause; null for none.</param>
public sealed record FleetFailure(string Source, string Execution, string Error, string? Cause);
