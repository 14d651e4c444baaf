using AmiPipeline.StatesLanguage.Executions;

namespace AmiPipeline.StatesLanguage.Drivers;

/// <summary>
/// Runs any number of executions on one virtual clock, on one thread: always the one that is due first, and of those due at once the
/// one that was planned first. Tasks are awaited one after another and take no virtual time but what their outcome says.
/// </summary>
/// <param name="clock">The clock that all the executions were made with.</param>
/// <param name="handler">Does their tasks.</param>
public sealed class ExecutionScheduler(VirtualClock clock, ITaskHandler handler)
{
    private readonly PriorityQueue<Step, (DateTimeOffset Due, long Order)> _steps = new();
    private Entry? _current;
    private long _order;

    /// <summary>Takes an execution in; it continues when <see cref="RunAsync"/> is called.</summary>
    /// <param name="execution">An execution made with the scheduler's clock.</param>
    public void Add(Execution execution)
    {
        ArgumentNullException.ThrowIfNull(execution);
        var entry = new Entry(execution);
        entry.OnWork = () => PlanNow(entry);
        execution.WorkArrived += entry.OnWork;
        PlanNow(entry);
    }

    /// <summary>Runs until every execution has ended, moving the clock from one event to the next.</summary>
    /// <param name="cancellationToken">Stops the run between two steps; the executions stay as they are.</param>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public async ValueTask RunAsync(CancellationToken cancellationToken = default)
    {
        while (NextDue is not null)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await StepAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Moves the clock to what comes next, and does it: fires the timers that are due by then, or else takes one execution on.</summary>
    /// <param name="cancellationToken">Is given to the tasks.</param>
    /// <returns>Whether there was anything to do.</returns>
    public async ValueTask<bool> StepAsync(CancellationToken cancellationToken = default)
    {
        if (NextDue is not { } due)
        {
            return false;
        }

        if (clock.NextTimerDue is { } timer && timer <= due)
        {
            // What the timer sets off, a callback for example, may come before this step.
            clock.AdvanceTo(timer);
        }
        else
        {
            clock.AdvanceTo(due);
            if (TakeStepDueBy(due) is { } step)
            {
                await TakeAsync(step, cancellationToken).ConfigureAwait(false);
            }
        }

        return true;
    }

    /// <summary>When an execution has something to do next; null if none ever has.</summary>
    public DateTimeOffset? NextDue
    {
        get
        {
            lock (_steps)
            {
                SkipVoid();
                return _steps.TryPeek(out _, out var priority) ? priority.Due : null;
            }
        }
    }

    private Step? TakeStepDueBy(DateTimeOffset due)
    {
        lock (_steps)
        {
            SkipVoid();
            return _steps.TryPeek(out _, out var priority) && priority.Due <= due ? _steps.Dequeue() : null;
        }
    }

    /// <summary>Drops steps that something has overtaken.</summary>
    private void SkipVoid()
    {
        while (_steps.TryPeek(out var step, out var priority) && step.IsVoid(priority.Due))
        {
            _steps.Dequeue();
        }
    }

    private async ValueTask TakeAsync(Step step, CancellationToken cancellationToken)
    {
        var entry = step.Entry;
        _current = entry;
        step.Outcome?.ReportTo(entry.Execution, step.TaskId);
        while (await AdvanceAsync(entry, cancellationToken).ConfigureAwait(false))
        {
            // Tasks that take no time have their outcome at once, so the execution can continue at once.
        }

        _current = null;
        if (entry.Execution.Status != ExecutionStatus.Running)
        {
            entry.Execution.WorkArrived -= entry.OnWork;
        }
        else if (entry.Execution.NextWakeUp is { } due)
        {
            PlanAt(due, entry);
        }
    }

    /// <summary>Advances an execution and does the tasks it starts; true if any of them has its outcome already.</summary>
    private async ValueTask<bool> AdvanceAsync(Entry entry, CancellationToken cancellationToken)
    {
        var isReported = false;
        foreach (var request in entry.Execution.Advance())
        {
            var outcome = await handler.InvokeAsync(request, cancellationToken).ConfigureAwait(false);
            if (outcome.IsSilent)
            {
                continue;
            }

            if (outcome.Duration > TimeSpan.Zero)
            {
                Enqueue(new Step(entry, outcome, request.Id), clock.GetUtcNow() + outcome.Duration);
            }
            else
            {
                outcome.ReportTo(entry.Execution, request.Id);
                isReported = true;
            }
        }

        return isReported;
    }

    private void PlanNow(Entry entry)
    {
        if (entry != _current)
        {
            PlanAt(clock.GetUtcNow(), entry);
        }
    }

    private void PlanAt(DateTimeOffset due, Entry entry)
    {
        entry.Due = due;
        Enqueue(new Step(entry, null, 0), due);
    }

    private void Enqueue(Step step, DateTimeOffset due)
    {
        lock (_steps)
        {
            _steps.Enqueue(step, (due, _order++));
        }
    }

    /// <summary>An execution, and when it is to be advanced next.</summary>
    private sealed class Entry(Execution execution)
    {
        public Execution Execution => execution;

        public DateTimeOffset Due { get; set; }

        public Action? OnWork { get; set; }
    }

    /// <summary>A wake-up of an execution, or the outcome of a task that took its time.</summary>
    private readonly record struct Step(Entry Entry, TaskOutcome? Outcome, long TaskId)
    {
        public bool IsVoid(DateTimeOffset due) =>
            Entry.Execution.Status != ExecutionStatus.Running || (Outcome is null && Entry.Due != due);
    }
}
