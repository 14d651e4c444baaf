using System.Net.Http.Json;
using AmiPipeline.Cli.SimulatorConsole;
using AmiPipeline.Simulator.Hosting;
using AmiPipeline.StatesLanguage;
using AmiPipeline.StatesLanguage.Drivers;
using AmiPipeline.StatesLanguage.Executions;
using AmiPipeline.StatesLanguage.History;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace AmiPipeline.Cli.Tests.SimulatorConsole;

/// <summary>Faults of tasks, which the console's form plans: what strikes is held against an execution in virtual time.</summary>
public sealed class TaskFaultTests : IAsyncLifetime
{
    private const string Machine = """
        { "StartAt": "Plan image", "States": { "Plan image": { "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:111122223333:function:work", "TimeoutSeconds": 90, "End": true,
          "Retry": [{ "ErrorEquals": ["States.ALL"], "IntervalSeconds": 1, "MaxAttempts": 1 }] } } }
        """;

    private readonly FakeTimeProvider _real = new(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero));
    private ConsoleLab _lab = null!;

    public async ValueTask InitializeAsync() => _lab = await ConsoleLab.StartAsync(_real, withPipeline: true);

    public ValueTask DisposeAsync() => _lab.DisposeAsync();

    [Theory]
    [InlineData("not-run", "Runtime.ExitError", 1)]
    [InlineData("result-lost", "Lambda.Unknown", 2)]
    [InlineData("no-result", "States.Timeout", 2)]
    [InlineData("twice", null, 2)]
    public async Task TaskFault_StrikesTheNextTask(string kind, string? error, int calls)
    {
        var work = new Work();

        var (status, text) = await _lab.SendAsync(("what", "task-fault"), ("state", "Plan image"), ("kind", kind));
        Assert.Equal((200, 1), (status, _lab.Source.PendingFaults));
        Assert.StartsWith("Planned for the next Plan image: ", text, StringComparison.Ordinal);
        var history = await RunAsync(work);

        Assert.Equal((calls, 0), (work.Calls, _lab.Source.PendingFaults));
        Assert.Equal(error is null ? [] : [error], history.Where(one => one.Type is HistoryEventType.LambdaFunctionFailed or HistoryEventType.LambdaFunctionTimedOut).Select(one => one.Error));
        Assert.Equal(HistoryEventType.ExecutionSucceeded, history[^1].Type);
    }

    [Fact]
    public async Task TaskFault_ThatIsForgotten_DoesNotStrike()
    {
        await _lab.SendAsync(("what", "task-fault"), ("state", "Plan image"), ("kind", "not-run"));
        var (_, text) = await _lab.SendAsync(("what", "forget-faults"));
        var work = new Work();

        Assert.Equal("Forgot 1 planned fault.\n", text);
        Assert.DoesNotContain(await RunAsync(work), one => one.Type == HistoryEventType.LambdaFunctionFailed);
        Assert.Equal(1, work.Calls);
    }

    /// <summary>The console's form resets as <c>POST /_simulator/reset</c> does.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Fault_OfAnyScope_IsForgottenByAReset(bool byForm)
    {
        await _lab.SendAsync(("what", "task-fault"), ("state", "Plan image"), ("kind", "not-run"));
        await _lab.SendAsync(("what", "fault"), ("kind", "throttled"), ("call", "CopyImage"));
        await _lab.SendAsync(("what", "resource-fault"), ("fault", "fails Image"));
        Assert.Equal(3, _lab.Source.PendingFaults);
        using var request = byForm ? _lab.Form(("what", "reset")) : new HttpRequestMessage(HttpMethod.Post, new Uri(_lab.Endpoint, SimulatorControl.PathPrefix + "reset")) { Content = JsonContent.Create(new { }) };

        using var response = await _lab.SendAsync(request);

        Assert.Equal((200, 0), ((int)response.StatusCode, _lab.Source.PendingFaults));
    }

    [Theory]
    [InlineData("Plan image", "throttled", "There is no fault \"throttled\" of tasks.\n")]
    [InlineData("Choose route", "not-run", "No state \"Choose route\" has tasks.\n")]
    [InlineData("", "not-run", "No state \"\" has tasks.\n")]
    public async Task TaskFault_ThatCannotBe_SaysWhy(string state, string kind, string expected) =>
        Assert.Equal((400, expected), await _lab.SendAsync(("what", "task-fault"), ("state", state), ("kind", kind)));

    /// <summary>Without a pipeline, there are no tasks to strike.</summary>
    [Fact]
    public async Task Form_IsThereWithAPipelineOnly()
    {
        await using var without = await ConsoleLab.StartAsync(_real);

        Assert.Contains("Plan it for the task", (await _lab.GetAsync(ConsolePaths.Root)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Plan it for the task", (await without.GetAsync(ConsolePaths.Root)).Text, StringComparison.Ordinal);
    }

    private async Task<IReadOnlyList<HistoryEvent>> RunAsync(Work work)
    {
        var clock = new VirtualClock(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var execution = new Execution(StateMachineDocument.Load(Machine), "{}", clock);
        await new ExecutionDriver(_lab.Source.TaskFaults.ApplyTo(work), clock).RunAsync(execution, TestContext.Current.CancellationToken);
        return execution.History;
    }

    private sealed class Work : ITaskHandler
    {
        public int Calls { get; private set; }

        public ValueTask<TaskOutcome> InvokeAsync(TaskRequest request, CancellationToken cancellationToken)
        {
            Calls++;
            return ValueTask.FromResult(TaskOutcome.Succeeded("{}"));
        }
    }
}
