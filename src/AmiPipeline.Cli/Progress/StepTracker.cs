using AmiPipeline.Cli.Reports;
using AmiPipeline.Errors;
using AmiPipeline.StatesLanguage.History;

namespace AmiPipeline.Cli.Progress;

/// <summary>Makes lines for people of an execution's events: one for each task, one for each wait however often it checks.</summary>
/// <remarks>For executions with one strand at a time, as the pipeline's are.</remarks>
/// <param name="view">Where the lines go.</param>
internal sealed class StepTracker(IProgressView view)
{
    private DateTimeOffset? _start;
    private Step? _step;
    private string? _function;
    private HistoryEvent? _failure;
    private int _retries;

    /// <summary>Takes the next event.</summary>
    /// <param name="happened">The event.</param>
    public void Take(HistoryEvent happened)
    {
        _start ??= happened.Timestamp;
        switch (happened.Type)
        {
            case HistoryEventType.TaskStateEntered or HistoryEventType.WaitStateEntered:
                Enter(LoopStates.StepOf(happened.Name!), happened);
                break;
            case HistoryEventType.LambdaFunctionScheduled when _failure is not null:
                Retry(happened);
                break;
            case HistoryEventType.LambdaFunctionSucceeded:
                _step?.Returned(_function, happened.Output ?? "{}");
                break;
            case HistoryEventType.LambdaFunctionFailed or HistoryEventType.LambdaFunctionTimedOut:
                _failure = happened;
                break;
            case HistoryEventType.ParallelStateSucceeded or HistoryEventType.ParallelStateFailed or HistoryEventType.PassStateEntered
                or HistoryEventType.ExecutionSucceeded or HistoryEventType.ExecutionFailed or HistoryEventType.ExecutionTimedOut:
                Leave(happened.Timestamp);
                break;
            case HistoryEventType.ExecutionAborted:
                BreakOff(happened.Timestamp);
                break;
            default:
                break;
        }
    }

    private void Enter(string name, HistoryEvent happened)
    {
        if (_step?.Name != name)
        {
            Leave(happened.Timestamp);
            _step = new Step(name, happened.Timestamp, isWait: happened.Type == HistoryEventType.WaitStateEntered);
        }

        _function = StateFunctions.FunctionOf(happened.Name!);
        _retries = 0;
        view.ShowCurrent(Since(happened.Timestamp), _step!.Activity);
    }

    private void Retry(HistoryEvent again)
    {
        _retries++;
        var waited = Wording.Duration(again.Timestamp - _failure!.Timestamp);
        view.Show(new ProgressLine(Since(again.Timestamp), _step!.Name, StepOutcome.Retried, $"retry {_retries} after {waited}: {Reason(_failure)}"));
        _failure = null;
    }

    private void Leave(DateTimeOffset now)
    {
        if (_step is not null)
        {
            view.Show(_failure is null
                ? new ProgressLine(Since(now), _step.Name, StepOutcome.Done, _step.Detail(now))
                : new ProgressLine(Since(now), _step.Name, StepOutcome.Failed, $"failed: {Reason(_failure)}"));
        }

        _step = null;
        _failure = null;
    }

    private void BreakOff(DateTimeOffset now)
    {
        if (_step is not null)
        {
            view.Show(new ProgressLine(Since(now), _step.Name, StepOutcome.Failed, $"stopped after {Wording.Duration(now - _step.Start)}"));
        }

        _step = null;
    }

    private TimeSpan Since(DateTimeOffset time) => time - _start!.Value;

    /// <summary>Error and the first line of the cause; the whole cause stands in the report.</summary>
    private static string Reason(HistoryEvent failed)
    {
        var failure = Failure.From(new StateError(failed.Error ?? "States.Timeout", failed.Cause));
        return $"{failure.Error}: {failure.Cause.Split('\n', 2)[0]}";
    }
}

/// <summary>A step that is under way: a task, a wait with its checks, or clean-up with its passes.</summary>
/// <param name="name">Its name.</param>
/// <param name="start">When it began.</param>
/// <param name="isWait">Whether it is a wait.</param>
internal sealed class Step(string name, DateTimeOffset start, bool isWait)
{
    private string _output = "{}";
    private string? _function;
    private int _calls;

    public string Name => name;

    /// <summary>When it began.</summary>
    public DateTimeOffset Start => start;

    /// <summary>What is going on, for a person.</summary>
    public string Activity => _calls == 0 ? name : $"{name}, {Wording.Count(_calls, IsCleanUp ? "pass" : "check")}";

    private bool IsCleanUp => name == StateNames.CleanUp;

    /// <summary>Takes the output of the step's function; in a loop, of each call.</summary>
    /// <param name="function">The function, one of <see cref="FunctionNames.All"/>; null for one that is not known.</param>
    /// <param name="output">The output.</param>
    public void Returned(string? function, string output)
    {
        _function = function;
        _output = output;
        _calls++;
    }

    /// <summary>What came of it.</summary>
    /// <param name="now">When it ended.</param>
    public string Detail(DateTimeOffset now) =>
        IsCleanUp ? StepDetail.IsNothingMade(_output) ? "nothing was made" : $"{Wording.Count(_calls, "pass")} in {Wording.Duration(now - start)}"
        : isWait ? $"{StepDetail.FindState(_function, _output) ?? "ready"} after {Wording.Duration(now - start)}, {Wording.Count(_calls, "check")}"
        : StepDetail.Describe(_function, _output);
}
