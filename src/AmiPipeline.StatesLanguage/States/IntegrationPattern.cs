namespace AmiPipeline.StatesLanguage.States;

/// <summary>When a task has its result (developer guide, Discover service integration patterns).</summary>
public enum IntegrationPattern
{
    /// <summary>With the response of the service, or of a function or activity.</summary>
    RequestResponse,

    /// <summary>When the job that the service has taken is done: <c>.sync</c> and <c>.sync:2</c>.</summary>
    RunJob,

    /// <summary>With a callback that names the token given to the service: <c>.waitForTaskToken</c>.</summary>
    WaitForCallback,
}
