using System.Runtime.ExceptionServices;
using AmiPipeline.StatesLanguage.Executions;

namespace AmiPipeline.StatesLanguage.Drivers;

/// <summary>The tasks of one execution that run at this moment, each with its own cancellation.</summary>
internal sealed class RunningTasks(Execution execution, ITaskHandler handler, Action signal, CancellationToken cancellationToken)
    : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<long, CancellationTokenSource> _cancellations = [];
    private readonly List<Task> _tasks = [];
    private ExceptionDispatchInfo? _handlerFailure;

    public void Start(TaskRequest request)
    {
        var cancellation = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        lock (_gate)
        {
            _cancellations.Add(request.Id, cancellation);
            _tasks.RemoveAll(task => task.IsCompleted);
        }

        var running = Task.Run(() => RunAsync(request, cancellation), CancellationToken.None);
        lock (_gate)
        {
            _tasks.Add(running);
        }
    }

    public void Cancel(IReadOnlyList<long> taskIds)
    {
        foreach (var taskId in taskIds)
        {
            CancellationTokenSource? cancellation;
            lock (_gate)
            {
                cancellation = _cancellations.GetValueOrDefault(taskId);
            }

            try
            {
                cancellation?.Cancel();
            }
            catch (ObjectDisposedException)
            {
                // The task ended between the two lines: there is nothing left to cancel.
            }
        }
    }

    public void ThrowIfHandlerFailed() => _handlerFailure?.Throw();

    /// <summary>Cancels what still runs and waits for it, so that no call outlives the run.</summary>
    public async ValueTask DisposeAsync()
    {
        long[] open;
        Task[] tasks;
        lock (_gate)
        {
            open = [.. _cancellations.Keys];
            tasks = [.. _tasks];
        }

        Cancel(open);
        await Task.WhenAll(tasks).ConfigureAwait(false);
    }

    private async Task RunAsync(TaskRequest request, CancellationTokenSource cancellation)
    {
        try
        {
            var outcome = await handler.InvokeAsync(request, cancellation.Token).ConfigureAwait(false);
            outcome.ReportTo(execution, request.Id);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // The execution has long noted why it no longer waits.
        }
#pragma warning disable CA1031 // Whatever it is, it goes to the caller of the run, not to the thread pool.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            _handlerFailure = ExceptionDispatchInfo.Capture(failure);
            signal();
        }
        finally
        {
            lock (_gate)
            {
                _cancellations.Remove(request.Id);
            }

            cancellation.Dispose();
        }
    }
}
