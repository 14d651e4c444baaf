using Amazon.Runtime;
using Amazon.StepFunctions;
using AmiPipeline.Reports;
using AmiPipeline.Reports.Deployed;
using AmiPipeline.StatesLanguage.History;

namespace AmiPipeline.Engines.Deployed;

/// <summary>Follows an execution on Step Functions to its end. It touches nothing.</summary>
/// <param name="stepFunctions">Step Functions.</param>
/// <param name="clock">The clock that it waits by.</param>
/// <param name="onEvent">Called with each event, the oldest first.</param>
public sealed class ExecutionWatcher(IAmazonStepFunctions stepFunctions, TimeProvider clock, Action<HistoryEvent> onEvent)
{
    private const int MaxFailures = 5;

    /// <summary>Follows it. Calls that fail in a way that passes are made again, up to five times in a row.</summary>
    /// <param name="executionArn">The execution.</param>
    /// <param name="stop">Ends the watching, not the execution.</param>
    /// <exception cref="ForeignExecutionException">It is an execution of another state machine.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public async Task<ExecutionReport> WatchAsync(string executionArn, CancellationToken stop)
    {
        var follower = new HistoryFollower(stepFunctions, executionArn);
        var events = new List<HistoryEvent>();
        var quietSince = clock.GetUtcNow();
        var failures = 0;
        while (true)
        {
            try
            {
                var taken = (await follower.TakeNewAsync(stop)).Select(RecordedEvents.From).OfType<HistoryEvent>().ToList();
                taken.ForEach(onEvent);
                events.AddRange(taken);
                quietSince = taken.Count > 0 ? clock.GetUtcNow() : quietSince;
                failures = 0;
            }
            catch (Exception error) when (IsTransient(error) && !stop.IsCancellationRequested && ++failures < MaxFailures)
            {
                // The execution continues meanwhile; its history is still there for the next time.
            }

            if (DeployedReport.Create(executionArn, events) is { } report)
            {
                return report;
            }

            await Pause.WaitAsync(clock, PollSchedule.After(clock.GetUtcNow() - quietSince), stop);
        }
    }

    internal static bool IsTransient(Exception error) => error is AmazonServiceException refusal
        ? (int)refusal.StatusCode >= 500 || refusal.ErrorCode is "ThrottlingException" or "RequestLimitExceeded" or "TooManyRequestsException"
        : error is HttpRequestException or IOException or TimeoutException or TaskCanceledException or AmazonUnmarshallingException;
}
