using System.Text;
using AmiPipeline.Engines.Local;
using AmiPipeline.Simulator.Hosting;
using AmiPipeline.StatesLanguage.Drivers;
using AmiPipeline.StatesLanguage.Executions;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace AmiPipeline.Engines.Tests.Local;

public sealed class RealTimeTasksTests
{
    [Fact]
    public async Task Clock_RunsInRealTime_WhileAFunctionWorks()
    {
        var real = new FakeTimeProvider();
        var clock = new AcceleratedClock(real, 3600);
        var tasks = new RealTimeTasks(new Working(real), clock);
        var start = clock.GetUtcNow();

        await tasks.InvokeAsync(null!, TestContext.Current.CancellationToken);
        Assert.Equal(TimeSpan.FromSeconds(2), clock.GetUtcNow() - start);

        real.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(TimeSpan.FromSeconds(3602), clock.GetUtcNow() - start);
    }

    private sealed class Working(FakeTimeProvider real) : ITaskHandler
    {
        public ValueTask<TaskOutcome> InvokeAsync(TaskRequest request, CancellationToken cancellationToken)
        {
            real.Advance(TimeSpan.FromSeconds(2));
            return ValueTask.FromResult(TaskOutcome.Succeeded(Encoding.UTF8.GetBytes("{}")));
        }
    }
}
