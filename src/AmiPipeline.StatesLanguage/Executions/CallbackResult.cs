namespace AmiPipeline.StatesLanguage.Executions;

/// <summary>What became of a callback, by the errors that SendTaskSuccess, SendTaskFailure and SendTaskHeartbeat have.</summary>
public enum CallbackResult
{
    /// <summary>The task was waiting for it.</summary>
    Accepted,

    /// <summary>The task has ended: by an earlier callback, a timeout, an error, or the end of the execution.</summary>
    TaskTimedOut,

    /// <summary>No task of this execution ever had this token.</summary>
    InvalidToken,
}
