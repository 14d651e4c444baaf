using AmiPipeline.StatesLanguage.Data;

namespace AmiPipeline.StatesLanguage.Executions;

/// <summary>Why a state failed.</summary>
/// <param name="Error">The error name; null where a Fail state gives none.</param>
/// <param name="Cause">The cause; null if there is none.</param>
/// <param name="IsFatal">Whether neither Retry nor Catch may see it.</param>
/// <param name="IsHeartbeat">Whether it was a heartbeat that stayed out, which a second name matches.</param>
internal sealed record Failure(string? Error, string? Cause, bool IsFatal = false, bool IsHeartbeat = false)
{
    public static Failure Of(StateFaultException fault, Strand strand) => new(
        fault.Error,
        $"An error occurred while executing the state '{strand.State.Name}' (entered at the event id #{strand.EnteredEventId}). {fault.Message}",
        fault.Error is ErrorNames.Runtime or ErrorNames.DataLimitExceeded);

    public bool Matches(string[] errors)
    {
        foreach (var name in errors)
        {
            if (name == Error
                || name == ErrorNames.All
                || (name == ErrorNames.TaskFailed && Error != ErrorNames.Timeout)
                || (name == ErrorNames.HeartbeatTimeout && IsHeartbeat))
            {
                return true;
            }
        }

        return false;
    }
}
