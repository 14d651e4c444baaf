using AmiPipeline.Errors;
using AmiPipeline.Reports.Texts;
using AmiPipeline.Slots;
using AmiPipeline.StatesLanguage.History;

namespace AmiPipeline.Reports.Progress;

/// <summary>The progress of one strand: the step it is in, and a line for each that ends.</summary>
/// <param name="view">Where the lines go.</param>
/// <param name="start">When the execution started.</param>
/// <param name="iterations">The indexes of the iterations that the strand is in, to distinguish their steps.</param>
internal sealed class StrandProgress(IProgressView view, DateTimeOffset start, IReadOnlyList<int> iterations)
{
    private StepInProgress? _step;
    private string? _function;
    private HistoryEvent? _failure;
    private int _retries;
    private string? _place;

    /// <summary>What the strand is doing; null between steps.</summary>
    public string? Activity => _step is null ? null : _place is null ? _step.Activity : $"{_step.Title}, {_place}";

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
                _place = null;
                break;
            case HistoryEventType.LambdaFunctionFailed or HistoryEventType.LambdaFunctionTimedOut:
                _failure = taken;
                Queue(taken);
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
            _step = new StepInProgress(name, label, entered.Timestamp, isWait: entered.Type == HistoryEventType.WaitStateEntered, isLoop: name != entered.Name || name is StateNames.CleanUp or StateNames.CopyImages or StateNames.ShareImages or StateNames.PublishImages or StateNames.RetainImages);
        }

        _function = StateFunctions.FunctionOf(entered.Name!);
        _retries = 0;
    }

    // Every few minutes, perhaps for hours: a line whenever the place has changed.
    private void Queue(HistoryEvent failed)
    {
        var place = SlotWait.IsError(failed.Error) ? SlotWait.Find(Failure.From(new StateError(failed.Error, failed.Cause)).Cause) : null;
        if (place is not null && place != _place)
        {
            Show(failed.Timestamp, StepOutcome.Retried, place);
        }

        _place = place;
    }

    private void Retry(HistoryEvent again)
    {
        if (_place is not null)
        {
            _failure = null;
            return;
        }

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

    /// <summary>The error and the first line of the cause; all of the cause is in the report.</summary>
    private static string Reason(HistoryEvent failed)
    {
        var failure = Failure.From(new StateError(failed.Error ?? "States.Timeout", failed.Cause));
        return $"{failure.Error}: {failure.Cause.Split('\n', 2)[0]}";
    }
}
