using System.Text;
using System.Text.Json;
using Amazon.Lambda.TestUtilities;
using AmiPipeline.Configuration;
using AmiPipeline.Errors;
using AmiPipeline.Functions.Settings;
using Xunit;

namespace AmiPipeline.Functions.Tests;

/// <summary>Functions that events call: no execution to name, and nobody who gets their output.</summary>
public sealed class TriggerTests
{
    private static readonly FunctionSettings Deployed = new()
    {
        Configuration = new DeploymentConfiguration(),
        StateMachineArn = "arn:aws:states:us-east-1:111122223333:stateMachine:AmiPipeline",
        CleanUpStateMachineArn = "arn:aws:states:us-east-1:111122223333:stateMachine:AmiPipeline-CleanUp",
    };

    [Fact]
    public async Task Trigger_Succeeds_SaysInItsLogLineWhatItDid()
    {
        var functions = new SimulatedFunctions(Deployed);
        var logger = new TestLambdaLogger();

        await InvokeAsync(functions, FunctionNames.StartPipeline, Event("eu-west-1"), logger);

        using var line = JsonDocument.Parse(logger.Buffer.ToString().Replace("Information: ", "", StringComparison.Ordinal));
        Assert.Equal("""{"imageId":"ami-03000000000000001","outcome":"otherRegion"}""", line.RootElement.GetProperty("output").GetRawText());
        Assert.False(line.RootElement.TryGetProperty("execution", out _));
        Assert.Equal(0, functions.Cloud.Calls.Count);
    }

    [Fact]
    public async Task Trigger_Fails_IsLoggedWithItsError()
    {
        var logger = new TestLambdaLogger();

        await Assert.ThrowsAsync<EventRefusedException>(() => InvokeAsync(new SimulatedFunctions(Deployed), FunctionNames.StartPipeline, "{}", logger));

        Assert.Contains("\"error\":\"EventRefusedException\",\"message\":\"/detail-type: is missing", logger.Buffer.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("StartPipeline")]
    [InlineData("ReconcileImages")]
    [InlineData("SweepExecutions")]
    public async Task Trigger_OutsideADeployment_SaysWhatItNeeds(string function)
    {
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => InvokeAsync(new SimulatedFunctions(), function, Event("us-east-1"), new TestLambdaLogger()));

        Assert.Equal("Triggers run in a deployment only: they need its configuration and the ARNs of both state machines.", error.Message);
    }

    private static string Event(string region) => $$"""
        { "detail-type": "EC2 AMI State Change", "account": "111122223333", "region": "{{region}}", "detail": { "ImageId": "ami-03000000000000001", "State": "available" } }
        """;

    private static async Task InvokeAsync(SimulatedFunctions functions, string function, string json, TestLambdaLogger logger)
    {
        var context = new TestLambdaContext { AwsRequestId = "req-7", Logger = logger };
        await using var output = await functions.Catalog[function].InvokeAsync(new MemoryStream(Encoding.UTF8.GetBytes(json)), context);
    }
}
