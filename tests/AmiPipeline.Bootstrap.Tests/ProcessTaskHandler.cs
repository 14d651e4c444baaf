using AmiPipeline.Bootstrap.Tests.Running;
using AmiPipeline.StatesLanguage.Drivers;
using AmiPipeline.StatesLanguage.Executions;
using Xunit;

namespace AmiPipeline.Bootstrap.Tests;

/// <summary>Does the tasks of executions as Lambda does: a process for each function, started when it is first called, and kept.</summary>
internal sealed class ProcessTaskHandler(PublishedBootstrap bootstrap, Uri endpoint, TimeProvider clock) : ITaskHandler, IAsyncDisposable
{
    private readonly Dictionary<string, BootstrapProcess> _processes = [];
    private int _requests;

    /// <summary>The functions that have been called.</summary>
    public IReadOnlyCollection<string> Functions => _processes.Keys;

    public async ValueTask<TaskOutcome> InvokeAsync(TaskRequest request, CancellationToken cancellationToken)
    {
        Assert.True(FunctionNames.TryParsePlaceholder(request.Function, out var function));
        if (!_processes.TryGetValue(function, out var process))
        {
            process = await bootstrap.StartAsync(function, endpoint);
            _processes.Add(function, process);
        }

        var times = new TimeDifference(clock, TimeProvider.System);
        var answer = await process.InvokeAsync(Invocation.Of($"request-{++_requests}", times.Going(request.PayloadUtf8), TimeSpan.FromMinutes(1)));
        return answer.IsError ? TaskOutcome.Failed(answer.ErrorTypeHeader!, answer.Text) : TaskOutcome.Succeeded(times.Coming(answer.Body));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in _processes.Values)
        {
            await process.DisposeAsync();
        }
    }
}
