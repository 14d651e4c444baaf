namespace AmiPipeline.Cli.Json;

/// <summary>The execution of a request on Step Functions, for programs.</summary>
internal sealed record StartDocument
{
    /// <summary><c>RUNNING</c>, <c>SUCCEEDED</c>, <c>FAILED</c>, <c>TIMED_OUT</c> or <c>ABORTED</c>.</summary>
    public required string Status { get; init; }

    public required string Execution { get; init; }

    public required string Name { get; init; }

    public required string StateMachine { get; init; }

    public required DateTimeOffset StartDate { get; init; }

    /// <summary>Absent while it runs.</summary>
    public DateTimeOffset? StopDate { get; init; }

    /// <summary>Absent unless it failed, as are the next two.</summary>
    public string? Error { get; init; }

    public string? Message { get; init; }

    /// <summary>The command that tries the request again.</summary>
    public string? NextCommand { get; init; }

    public required int ExitCode { get; init; }
}
