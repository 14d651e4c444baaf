using System.Threading.Channels;
using AmiPipeline.StatesLanguage.Executions;

namespace AmiPipeline.StatesLanguage.Drivers;

/// <summary>Runs one execution to its end on its clock.</summary>
/// <param name="handler">Does the tasks.</param>
/// <param name="clock">
/// The clock the execution was made with. A <see cref="VirtualClock"/> jumps from one event to the next; any other clock is waited for
/// with its own timers.
/// </param>
public sealed class ExecutionDriver(ITaskHandler handler, TimeProvider clock)
{
    /// <summary>Runs the execution until it has ended. On a real clock the tasks of parallel branches run at the same time.</summary>
    /// <param name="execution">The execution.</param>
    /// <param name="cancellationToken">Aborts the execution, as StopExecution does.</param>
    /// <exception cref="OperationCanceledException">The run was cancelled; the execution is then aborted.</exception>
    public async ValueTask RunAsync(Execution execution, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(execution);
        try
        {
            if (clock is VirtualClock virtualClock)
            {
                var scheduler = new ExecutionScheduler(virtualClock, handler);
                scheduler.Add(execution);
                await scheduler.RunAsync(cancellationToken).ConfigureAwait(false);
            }
            else
            {
                await RunInRealTimeAsync(execution, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            execution.Abort(cause: "The run was cancelled.");
            throw;
        }
    }

    private async Task RunInRealTimeAsync(Execution execution, CancellationToken cancellationToken)
    {
        var signals = Channel.CreateUnbounded<bool>();
        void Signal() => signals.Writer.TryWrite(true);
        await using var timer = clock.CreateTimer(_ => Signal(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        await using var tasks = new RunningTasks(execution, handler, Signal, cancellationToken);
        execution.WorkArrived += Signal;
        try
        {
            while (true)
            {
                tasks.ThrowIfHandlerFailed();
                foreach (var request in execution.Advance())
                {
                    tasks.Start(request);
                }

                tasks.Cancel(execution.TakeCancelledTasks());
                if (execution.Status != ExecutionStatus.Running)
                {
                    return;
                }

                SetTimer(timer, execution.NextWakeUp);
                await signals.Reader.ReadAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            execution.WorkArrived -= Signal;
        }
    }

    private void SetTimer(ITimer timer, DateTimeOffset? due)
    {
        // A timer holds no more than this; the loop then finds nothing due and sets it again.
        var longest = TimeSpan.FromDays(40);
        var delay = due is null ? longest : due.Value - clock.GetUtcNow();
        timer.Change(delay < TimeSpan.Zero ? TimeSpan.Zero : delay > longest ? longest : delay, Timeout.InfiniteTimeSpan);
    }
}
