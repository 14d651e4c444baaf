namespace AmiPipeline.StatesLanguage.States;

/// <summary>When a task has its result (developer guide, Discover service integration patterns).</summary>
public enum IntegrationPattern
{
    /// <summary>With the response of the service, or of a function or activity.</summary>
    RequestResponse,

    /// <summary>When the job that the service has taken is done: <c>.sync</c> and <c>.sync:2</c>.</summary>
    RunJob,

    /// <summary>When somebody calls back with the token that the service was given: <c>.waitForTaskToken</c>.</summary>
    WaitForCallback,
}
