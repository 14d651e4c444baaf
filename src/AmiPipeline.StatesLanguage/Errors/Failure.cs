namespace AmiPipeline.StatesLanguage.Errors;

/// <summary>Why a state failed.</summary>
/// <param name="Error">The error name; null if a Fail state gives none.</param>
/// <param name="Cause">The cause; null if there is none.</param>
/// <param name="IsFatal">Whether neither Retry nor Catch may see it.</param>
/// <param name="IsHeartbeat">Whether it was a heartbeat that stayed out, which a second name matches.</param>
/// <param name="IsCallback">Whether a callback said it, which may leave out error and cause.</param>
internal sealed record Failure(string? Error, string? Cause, bool IsFatal = false, bool IsHeartbeat = false, bool IsCallback = false)
{
    /// <summary>What a state cannot do with its data ends the execution, except what a catcher may see by its name.</summary>
    /// <param name="fault">A <see cref="StateFaultException"/> or a <see cref="ValueTooDeepException"/>.</param>
    /// <param name="state">The state's name.</param>
    /// <param name="enteredEventId">The event of its entry.</param>
    public static Failure From(Exception fault, string state, long enteredEventId)
    {
        var error = fault is StateFaultException { Error: var name } ? name : ErrorNames.Runtime;

        // The cause of data that is too large has no place in front of it, in every report of one from AWS.
        var place = error == ErrorNames.DataLimitExceeded
            ? string.Empty
            : $"An error occurred while executing the state '{state}' (entered at the event id #{enteredEventId}). ";
        return new Failure(error, place + fault.Message, error is ErrorNames.Runtime or ErrorNames.DataLimitExceeded);
    }

    /// <summary>Whether an exception means that a state cannot continue with its data.</summary>
    public static bool IsFault(Exception exception) => exception is StateFaultException or ValueTooDeepException;

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
