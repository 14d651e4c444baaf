using Amazon.StepFunctions.Model;

namespace AmiPipeline.Functions.CleanUp.Sweep;

/// <summary>The times of executions in a list.</summary>
internal static class ExecutionTimes
{
    /// <summary>When it was started.</summary>
    public static DateTimeOffset Start(ExecutionListItem execution) => Utc(execution.StartDate) ?? DateTimeOffset.MinValue;

    /// <summary>When it ended; null while it runs.</summary>
    public static DateTimeOffset? Stop(ExecutionListItem execution) => Utc(execution.StopDate);

    private static DateTimeOffset? Utc(DateTime? time) => time is { } known ? new DateTimeOffset(known.ToUniversalTime()) : null;
}
