using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
using Xunit;

namespace AmiPipeline.StepFunctions.Tests;

/// <summary>ListExecutions: the newest first, by status, in pages.</summary>
public sealed class ListExecutionsTests : IDisposable
{
    private readonly Service _service = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task List_OfAll_BeginsWithTheNewest()
    {
        await StartAsync("run-1", "run-2", "run-3");

        Assert.Equal(["run-3", "run-2", "run-1"], await NamesAsync(new ListExecutionsRequest { StateMachineArn = Service.Machine }));
    }

    [Fact]
    public async Task List_ByStatus_HasThoseAlone()
    {
        await StartAsync("run-1", "run-2");
        await _service.Endpoint.RunAsync(Cancel);
        await StartAsync("run-3");

        Assert.Equal(["run-3"], await NamesAsync(new ListExecutionsRequest { StateMachineArn = Service.Machine, StatusFilter = ExecutionStatus.RUNNING }));
        Assert.Equal(["run-2", "run-1"], await NamesAsync(new ListExecutionsRequest { StateMachineArn = Service.Machine, StatusFilter = ExecutionStatus.SUCCEEDED }));
    }

    [Fact]
    public async Task List_InPages_IsTheWholeList()
    {
        await StartAsync([.. Enumerable.Range(1, 103).Select(number => $"run-{number}")]);

        Assert.Equal(103, (await NamesAsync(new ListExecutionsRequest { StateMachineArn = Service.Machine })).Count);
        Assert.Equal(2, _service.Endpoint.Calls.Count(call => call.Operation == "ListExecutions"));
        Assert.Equal(103, (await NamesAsync(new ListExecutionsRequest { StateMachineArn = Service.Machine, MaxResults = 50 })).Count);
        Assert.Equal(5, _service.Endpoint.Calls.Count(call => call.Operation == "ListExecutions"));
    }

    [Fact]
    public async Task List_OfAnUnknownStatus_IsRefused() =>
        Assert.Contains("statusFilter", (await Assert.ThrowsAsync<ValidationException>(() => NamesAsync(new ListExecutionsRequest { StateMachineArn = Service.Machine, StatusFilter = "DONE" }))).Message, StringComparison.Ordinal);

    [Fact]
    public Task List_OfTooMany_IsRefused() =>
        Assert.ThrowsAsync<ValidationException>(() => NamesAsync(new ListExecutionsRequest { StateMachineArn = Service.Machine, MaxResults = 1001 }));

    [Fact]
    public Task List_WithWhatIsNoToken_IsInvalidToken() =>
        Assert.ThrowsAsync<InvalidTokenException>(() => NamesAsync(new ListExecutionsRequest { StateMachineArn = Service.Machine, NextToken = "next" }));

    [Fact]
    public Task List_OfAnotherStateMachine_DoesNotExist() =>
        Assert.ThrowsAsync<StateMachineDoesNotExistException>(() => NamesAsync(new ListExecutionsRequest { StateMachineArn = $"{Service.Machine}2" }));

    private async Task StartAsync(params string[] names)
    {
        foreach (var name in names)
        {
            await _service.Client.StartExecutionAsync(new StartExecutionRequest { StateMachineArn = Service.Machine, Name = name, Input = """{"pause":10}""" }, Cancel);
        }
    }

    private async Task<List<string>> NamesAsync(ListExecutionsRequest request)
    {
        var names = new List<string>();
        await foreach (var one in _service.Client.Paginators.ListExecutions(request).Executions)
        {
            names.Add(one.Name);
        }

        return names;
    }
}
