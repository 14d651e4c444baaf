using AmiPipeline.Exploration.Trials;

namespace AmiPipeline.Exploration.Earlier;

/// <summary>
/// What a request does something to, and does not make itself: images that its retention lets go, access that <c>unshareFrom</c> takes. Executions without faults make
/// it before the explored ones begin, once for all of them.
/// </summary>
public static class EarlierExecutions
{
    /// <summary>The subject whose world has it. A request that needs nothing of the kind is the subject as it is.</summary>
    /// <param name="subject">What is explored.</param>
    /// <exception cref="EarlierExecutionFailedException">An earlier execution failed.</exception>
    public static async Task<ExplorationSubject> RunAsync(ExplorationSubject subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        var retaining = subject.Names.Retention is null ? subject : await OlderImages.MakeAsync(subject);
        // What is named by its execution is made again by each: nobody has access to it that could be taken.
        return subject.Names is { Unsharing: null } or { IsNamedByExecution: true } ? retaining : await FormerAccess.GiveAsync(retaining);
    }
}
