using Amazon.Runtime;
using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
using Xunit;

namespace AmiPipeline.StepFunctions.Tests;

/// <summary>The endpoint over HTTP, on a loopback port.</summary>
public sealed class StepFunctionsServerTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Server_OnAPort_AnswersRefusesAndLosesAnswers()
    {
        using var service = new Service();
        await using var server = await StepFunctionsServer.StartAsync(service.Endpoint);
        using var client = new AmazonStepFunctionsClient(
            new BasicAWSCredentials("AKIA111122223333", "secret"),
            new AmazonStepFunctionsConfig { ServiceURL = server.Address.AbsoluteUri, AuthenticationRegion = "us-east-1", MaxErrorRetry = 1 });

        service.Endpoint.Add(StepFunctionsFault.LoseResponse("StartExecution"));
        var started = await client.StartExecutionAsync(new StartExecutionRequest { StateMachineArn = Service.Machine, Name = "run-1" }, Cancel);

        Assert.Equal($"{Service.ExecutionPrefix}run-1", started.ExecutionArn);
        Assert.Equal(2, service.Endpoint.Calls.Count);
        Assert.Single(service.Endpoint.Executions);
        await Assert.ThrowsAsync<ExecutionDoesNotExistException>(() => client.StopExecutionAsync(new StopExecutionRequest { ExecutionArn = $"{Service.ExecutionPrefix}run-2" }, Cancel));
    }
}
