namespace AmiPipeline.StatesLanguage.Errors;

/// <summary>The error names that the States Language reserves, as the developer guide of Step Functions lists them.</summary>
public static class ErrorNames
{
    /// <summary>Matches every error name in <c>ErrorEquals</c>, except <see cref="Runtime"/>.</summary>
    public const string All = "States.ALL";

    /// <summary>A task, or its heartbeat, took longer than its timeout.</summary>
    public const string Timeout = "States.Timeout";

    /// <summary>A task sent no heartbeat in time. History and executions report it as <see cref="Timeout"/>; both names match it.</summary>
    public const string HeartbeatTimeout = "States.HeartbeatTimeout";

    /// <summary>In <c>ErrorEquals</c>, any error but <see cref="Timeout"/>.</summary>
    public const string TaskFailed = "States.TaskFailed";

    /// <summary>The definition could not be carried out on this data; never retried, never caught.</summary>
    public const string Runtime = "States.Runtime";

    /// <summary>A payload is larger than the service allows.</summary>
    public const string DataLimitExceeded = "States.DataLimitExceeded";

    /// <summary>A distributed Map could not read its items.</summary>
    public const string ItemReaderFailed = "States.ItemReaderFailed";

    /// <summary>A distributed Map could not write its results.</summary>
    public const string ResultWriterFailed = "States.ResultWriterFailed";

    /// <summary>More items of a distributed Map failed than it tolerates.</summary>
    public const string ExceedToleratedFailureThreshold = "States.ExceedToleratedFailureThreshold";

    /// <summary>A ResultPath cannot be applied to the input the state received.</summary>
    public const string ResultPathMatchFailure = "States.ResultPathMatchFailure";
}
