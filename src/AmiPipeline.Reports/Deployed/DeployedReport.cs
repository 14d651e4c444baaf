using System.Text.Json;
using AmiPipeline.Errors;
using AmiPipeline.Functions.Catalog;
using AmiPipeline.Functions.Sharing;
using AmiPipeline.StatesLanguage.Executions;
using AmiPipeline.StatesLanguage.History;
using AmiPipeline.Verification;

namespace AmiPipeline.Reports.Deployed;

/// <summary>Makes the report of an execution on Step Functions of its history.</summary>
internal static class DeployedReport
{
    /// <summary>The report; null while the execution runs.</summary>
    /// <param name="executionArn">The execution.</param>
    /// <param name="history">Its events so far, the oldest first.</param>
    /// <exception cref="ForeignExecutionException">It succeeded with an output that no execution of the pipeline has.</exception>
    public static ExecutionReport? Create(string executionArn, IReadOnlyList<HistoryEvent> history)
    {
        if (history.Count == 0 || StatusOf(history[^1].Type) is not { } status)
        {
            return null;
        }

        var end = history[^1];
        return new ExecutionReport
        {
            ExecutionArn = executionArn,
            Status = status,
            Result = status == ExecutionStatus.Succeeded ? ImageOf(executionArn, end.Output) : null,
            Failure = status == ExecutionStatus.Succeeded ? null : Failure.From(new StateError(end.Error ?? DefaultError(status), end.Cause)),
            Duration = end.Timestamp - history[0].Timestamp,
            Waited = WaitTime.Sum(history),
            StateTransitions = CountTransitions(history),
            CleanUp = CleanUpReport.From(history),
            SharedBy = StateOutputs.Read<SharedSource>(history, StateNames.ShareSource).FirstOrDefault()?.AccountId,
            History = history,
            IsRealTime = true,
            IsDeployed = true,
        };
    }

    /// <summary>A status as Step Functions names it.</summary>
    public static string NameOf(ExecutionStatus status) => status == ExecutionStatus.TimedOut ? "TIMED_OUT" : status.ToString().ToUpperInvariant();

    private static ExecutionStatus? StatusOf(HistoryEventType type) => type switch
    {
        HistoryEventType.ExecutionSucceeded => ExecutionStatus.Succeeded,
        HistoryEventType.ExecutionFailed => ExecutionStatus.Failed,
        HistoryEventType.ExecutionTimedOut => ExecutionStatus.TimedOut,
        HistoryEventType.ExecutionAborted => ExecutionStatus.Aborted,
        _ => null,
    };

    private static string DefaultError(ExecutionStatus status) => status switch
    {
        ExecutionStatus.TimedOut => "States.Timeout",
        ExecutionStatus.Aborted => "Aborted",
        _ => "Failed",
    };

    /// <summary>Each state that was entered, and each retry of a task: what Step Functions bills.</summary>
    internal static long CountTransitions(IEnumerable<HistoryEvent> history)
    {
        var transitions = 0L;
        var strands = new StrandTracker();
        var failed = new HashSet<ExecutionStrand>();
        foreach (var one in history)
        {
            var strand = strands.Take(one).Strand;
            if (one.Type is HistoryEventType.LambdaFunctionFailed or HistoryEventType.LambdaFunctionTimedOut)
            {
                failed.Add(strand);
            }

            var isEntered = one.Type.ToString().EndsWith("StateEntered", StringComparison.Ordinal);
            var isRetry = one.Type == HistoryEventType.LambdaFunctionScheduled && failed.Contains(strand);
            if (isEntered || isRetry)
            {
                transitions++;
                failed.Remove(strand);
            }
        }

        return transitions;
    }

    private static VerifiedImage ImageOf(string executionArn, string? output)
    {
        try
        {
            return FunctionOutput.Read<VerifiedImage>(output ?? "null");
        }
        catch (JsonException)
        {
            throw new ForeignExecutionException(executionArn);
        }
    }
}
