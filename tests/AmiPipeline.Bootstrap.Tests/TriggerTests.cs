using AmiPipeline.Bootstrap.Tests.Running;
using AmiPipeline.Engines;
using AmiPipeline.StatesLanguage.Drivers;
using AmiPipeline.StepFunctions;
using Xunit;

namespace AmiPipeline.Bootstrap.Tests;

/// <summary>The functions that the state machine does not call: what they start, they start over HTTP too.</summary>
public sealed class TriggerTests(PublishedBootstrap bootstrap)
{
    private const string Event = """
        { "version": "0", "id": "e1", "detail-type": "EC2 AMI State Change", "source": "aws.ec2", "account": "111122223333", "time": "2026-01-01T00:00:00Z",
          "region": "us-east-1", "resources": ["arn:aws:ec2:us-east-1::image/ami-03000000000000001"],
          "detail": { "RequestId": "r1", "ImageId": "ami-03000000000000001", "State": "available", "ErrorMessage": "" } }
        """;

    private const string Schedule = """{ "version": "0", "detail-type": "Scheduled Event", "source": "aws.events" }""";

    [Fact]
    public async Task Triggers_AsProcesses_StartOneExecutionForOneImage()
    {
        await using var simulator = await SimulatorOnPort.StartAsync();
        using var stepFunctions = new StepFunctionsEndpoint(new VirtualClock(TimeProvider.System.GetUtcNow()));
        stepFunctions.AddStateMachine(Configuration.StateMachineArn, PipelineDocument.Load(), new UncalledTasks());
        stepFunctions.AddStateMachine(Configuration.CleanUpStateMachineArn, PipelineDocument.LoadCleanUp(), new UncalledTasks());
        await using var server = await StepFunctionsServer.StartAsync(stepFunctions);

        var started = await InvokeAsync(FunctionNames.StartPipeline, Event);
        var again = await InvokeAsync(FunctionNames.StartPipeline, Event);
        var reconciled = await InvokeAsync(FunctionNames.ReconcileImages, Schedule);
        var swept = await InvokeAsync(FunctionNames.SweepExecutions, Schedule);

        var execution = Assert.Single(stepFunctions.Executions);
        Assert.Equal(("started", execution.Arn), (Text(started, "outcome"), Text(started, "executionArn")));
        Assert.Equal(("running", execution.Arn), (Text(again, "outcome"), Text(again, "executionArn")));
        Assert.Equal((1, 1), (reconciled.Json.GetProperty("matching").GetInt32(), reconciled.Json.GetProperty("done").GetInt32()));
        Assert.Equal(0, swept.Json.GetProperty("executions").GetArrayLength());

        async Task<Answer> InvokeAsync(string function, string payload)
        {
            await using var process = await bootstrap.StartAsync(function, simulator.Endpoint, ("AWS_ENDPOINT_URL_SFN", server.Address.AbsoluteUri));
            var answer = await process.InvokeAsync(Invocation.Of("request-1", payload));
            Assert.False(answer.IsError, answer.Text);
            return answer;
        }
    }

    private static string? Text(Answer answer, string name) => answer.Json.GetProperty(name).GetString();
}
