using Amazon.StepFunctions.Model;
using AmiPipeline.StatesLanguage.Drivers;
using Xunit;

namespace AmiPipeline.StepFunctions.Tests;

/// <summary>Callbacks of tasks that wait for their token.</summary>
public sealed class SendTaskTests : IDisposable
{
    private const string Definition = """
        { "StartAt": "Ask", "States": { "Ask": { "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke.waitForTaskToken", "HeartbeatSeconds": 60, "End": true,
            "Parameters": { "FunctionName": "Ask", "Payload": { "token.$": "$$.Task.Token" } } } } }
        """;

    private readonly Service _service = new(Definition);
    private string _token = "";

    public SendTaskTests() => _service.Function = request =>
    {
        _token = request.TaskToken!;
        return TaskOutcome.Succeeded("null");
    };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task Success_EndsTheTaskWithItsOutput()
    {
        await AskAsync();
        await _service.Client.SendTaskSuccessAsync(new SendTaskSuccessRequest { TaskToken = _token, Output = """{"yes":true}""" }, Cancel);
        await _service.Endpoint.RunAsync(Cancel);

        Assert.Equal("""{"yes":true}""", Assert.Single(_service.Endpoint.Executions).Execution.Output);
        await Assert.ThrowsAsync<TaskTimedOutException>(() => _service.Client.SendTaskSuccessAsync(new SendTaskSuccessRequest { TaskToken = _token, Output = "1" }, Cancel));
    }

    [Fact]
    public async Task Failure_EndsTheTaskWithItsError()
    {
        await AskAsync();
        await _service.Client.SendTaskFailureAsync(new SendTaskFailureRequest { TaskToken = _token, Error = "No", Cause = "It was said." }, Cancel);
        await _service.Endpoint.RunAsync(Cancel);

        var execution = Assert.Single(_service.Endpoint.Executions).Execution;
        Assert.Equal(("No", "It was said."), (execution.Error, execution.Cause));
    }

    [Fact]
    public async Task Heartbeat_GivesTheTaskMoreTime()
    {
        await AskAsync();
        _service.Clock.Advance(TimeSpan.FromSeconds(50));
        await _service.Client.SendTaskHeartbeatAsync(new SendTaskHeartbeatRequest { TaskToken = _token }, Cancel);
        await _service.Endpoint.RunAsync(Cancel);

        Assert.Equal(TimeSpan.FromSeconds(110), _service.Clock.GetUtcNow() - Service.Start);
    }

    [Fact]
    public async Task Token_OfNobody_IsInvalidToken()
    {
        await AskAsync();

        await Assert.ThrowsAsync<InvalidTokenException>(() => _service.Client.SendTaskHeartbeatAsync(new SendTaskHeartbeatRequest { TaskToken = "x" }, Cancel));
    }

    [Fact]
    public async Task Output_ThatIsNotJson_IsInvalidOutput()
    {
        await AskAsync();

        await Assert.ThrowsAsync<InvalidOutputException>(() => _service.Client.SendTaskSuccessAsync(new SendTaskSuccessRequest { TaskToken = _token, Output = "yes" }, Cancel));
    }

    [Theory]
    [InlineData(257, 0)]
    [InlineData(0, 32_769)]
    public async Task Failure_TooLong_IsRefused(int error, int cause)
    {
        await AskAsync();
        var request = new SendTaskFailureRequest { TaskToken = _token, Error = new string('e', error), Cause = new string('c', cause) };

        await Assert.ThrowsAsync<ValidationException>(() => _service.Client.SendTaskFailureAsync(request, Cancel));
    }

    private async Task AskAsync()
    {
        await _service.Client.StartExecutionAsync(new StartExecutionRequest { StateMachineArn = Service.Machine }, Cancel);
        await _service.Endpoint.StepAsync(Cancel);
        Assert.NotEqual("", _token);
    }
}
