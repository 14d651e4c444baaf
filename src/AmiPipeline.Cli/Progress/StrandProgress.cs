using AmiPipeline.Cli.Reports;
using AmiPipeline.Errors;
using AmiPipeline.StatesLanguage.History;

namespace AmiPipeline.Cli.Progress;

/// <summary>The progress of one strand: the step it is in, and a line for each that ends.</summary>
/// <param name="view">Where the lines go.</param>
/// <param name="start">When the execution started.</param>
/// <param name="iterations">The indexes of the iterations that the strand is in, to tell their steps apart.</param>
internal sealed class StrandProgress(IProgressView view, DateTimeOffset start, IReadOnlyList<int> iterations)
{
    private Step? _step;
    private string? _function;
    private HistoryEvent? _failure;
    private int _retries;

    /// <summary>What the strand is doing; null between steps.</summary>
    public string? Activity => _step?.Activity;

    /// <summary>Takes the strand's next event.</summary>
    /// <param name="taken">The event.</param>
    public void Take(HistoryEvent taken)
    {
        switch (taken.Type)
        {
            case HistoryEventType.TaskStateEntered or HistoryEventType.WaitStateEntered:
                Enter(LoopStates.StepOf(taken.Name!), taken);
                break;
            case HistoryEventType.LambdaFunctionScheduled when _failure is not null:
                Retry(taken);
                break;
            case HistoryEventType.LambdaFunctionSucceeded:
                _step?.Returned(_function, taken.Output ?? "{}");
                break;
            case HistoryEventType.LambdaFunctionFailed or HistoryEventType.LambdaFunctionTimedOut:
                _failure = taken;
                break;
            case HistoryEventType.TaskStateExited when _step is { IsLoop: false }:
            case HistoryEventType.WaitStateExited when _step is { IsLoop: false }:
            case HistoryEventType.PassStateEntered or HistoryEventType.SucceedStateEntered or HistoryEventType.FailStateEntered
                or HistoryEventType.ParallelStateEntered or HistoryEventType.MapStateEntered:
                Leave(taken.Timestamp);
                break;
            default:
                break;
        }
    }

    /// <summary>Ends the strand, and with it the step that it is in.</summary>
    /// <param name="now">When.</param>
    /// <param name="isAborted">Whether something else ended it.</param>
    public void End(DateTimeOffset now, bool isAborted)
    {
        if (isAborted && _step is not null)
        {
            Show(now, StepOutcome.Failed, $"stopped after {Wording.Duration(now - _step.Start)}");
            _step = null;
        }

        Leave(now);
    }

    private void Enter(string name, HistoryEvent entered)
    {
        if (_step?.Name != name)
        {
            Leave(entered.Timestamp);
            var label = iterations.Count == 0 ? "" : $" #{string.Join('.', iterations)}";
            _step = new Step(name, label, entered.Timestamp, isWait: entered.Type == HistoryEventType.WaitStateEntered, isLoop: name != entered.Name || name is StateNames.CleanUp or StateNames.CopyImages or StateNames.PublishImages);
        }

        _function = StateFunctions.FunctionOf(entered.Name!);
        _retries = 0;
    }

    private void Retry(HistoryEvent again)
    {
        _retries++;
        Show(again.Timestamp, StepOutcome.Retried, $"retry {_retries} after {Wording.Duration(again.Timestamp - _failure!.Timestamp)}: {Reason(_failure)}");
        _failure = null;
    }

    private void Leave(DateTimeOffset now)
    {
        if (_step is not null)
        {
            Show(now, _failure is null ? StepOutcome.Done : StepOutcome.Failed, _failure is null ? _step.Detail(now) : $"failed: {Reason(_failure)}");
        }

        _step = null;
        _failure = null;
    }

    private void Show(DateTimeOffset at, StepOutcome outcome, string detail) => view.Show(new ProgressLine(at - start, _step!.Title, outcome, detail) { Began = _step.Start - start });

    /// <summary>The error and the first line of the cause; the whole cause is in the report.</summary>
    private static string Reason(HistoryEvent failed)
    {
        var failure = Failure.From(new StateError(failed.Error ?? "States.Timeout", failed.Cause));
        return $"{failure.Error}: {failure.Cause.Split('\n', 2)[0]}";
    }
}

/// <summary>A step in progress: a task, a wait with its checks, or clean-up with its passes.</summary>
/// <param name="name">Its name.</param>
/// <param name="label">What tells it from the same step of another iteration.</param>
/// <param name="start">When it started.</param>
/// <param name="isWait">Whether it is a wait.</param>
/// <param name="isLoop">Whether it consists of several states, which repeat.</param>
internal sealed class Step(string name, string label, DateTimeOffset start, bool isWait, bool isLoop)
{
    private string _output = "{}";
    private string? _function;
    private int _calls;

    public string Name => name;

    public string Title => name + label;

    public DateTimeOffset Start => start;

    public bool IsLoop => isLoop;

    /// <summary>What is going on.</summary>
    public string Activity => _calls == 0 ? Title : $"{Title}, {(SoFar is { } soFar ? $"{soFar}, " : "")}{Wording.Count(_calls, IsCleanUp ? "pass" : "check")}";

    // In how many destinations a step is done that works on all of them.
    private string? SoFar => name switch
    {
        StateNames.CopyImages => StepDetail.CopiesSoFar(_output),
        StateNames.PublishImages => StepDetail.PublishedSoFar(_output),
        _ => null,
    };

    private bool IsCleanUp => name == StateNames.CleanUp;

    /// <summary>Takes the output of the step's function; in a loop, of each call.</summary>
    /// <param name="function">The function, one of <see cref="FunctionNames.All"/>; null for an unknown one.</param>
    /// <param name="output">The output.</param>
    public void Returned(string? function, string output)
    {
        _function = function;
        _output = output;
        _calls++;
    }

    /// <summary>The result in a few words.</summary>
    /// <param name="now">When it ended.</param>
    public string Detail(DateTimeOffset now) =>
        IsCleanUp ? StepDetail.IsNothingMade(_output) ? "nothing was made" : $"{Wording.Count(_calls, "pass")} in {Wording.Duration(now - start)}"
        : SoFar is { } soFar ? $"{soFar} after {Wording.Duration(now - start)}, {Wording.Count(_calls, "check")}"
        : isWait && _calls == 0 ? $"waited {Wording.Duration(now - start)}"
        : isWait ? $"{StepDetail.FindState(_function, _output) ?? "ready"} after {Wording.Duration(now - start)}, {Wording.Count(_calls, "check")}"
        : StepDetail.Describe(_function, _output);
}
