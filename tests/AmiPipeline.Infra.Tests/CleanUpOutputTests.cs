using System.Text;
using System.Text.Json;
using Amazon.Lambda.TestUtilities;
using AmiPipeline.Functions;
using AmiPipeline.Functions.Aws;
using Xunit;

namespace AmiPipeline.Infra.Tests;

/// <summary>The document asks whether <c>$.cleanUp.failure</c> is present: what is null must not be written at all.</summary>
public sealed class CleanUpOutputTests
{
    [Fact]
    public async Task CleanUp_WithoutAnError_WritesNoFailure()
    {
        var output = await CleanUpAsync("""{"cleanUp":{"nothingMade":true},"result":{}}""");

        Assert.True(output.GetProperty("finished").GetBoolean());
        Assert.False(output.TryGetProperty("failure", out _));
    }

    [Fact]
    public async Task CleanUp_AfterAnError_WritesItAndTheFunctionsMessage()
    {
        var output = await CleanUpAsync("""{"cleanUp":{"nothingMade":true},"error":{"Error":"NameTakenException","Cause":"{\"errorMessage\": \"It is taken.\"}"}}""");

        Assert.Equal("NameTakenException", output.GetProperty("failure").Text("error"));
        Assert.Equal("It is taken.", output.GetProperty("failure").Text("cause"));
    }

    private static async Task<JsonElement> CleanUpAsync(string state)
    {
        var nothingToCall = new AwsClients(
            _ => throw new InvalidOperationException(),
            _ => throw new InvalidOperationException(),
            _ => throw new InvalidOperationException(),
            _ => throw new InvalidOperationException());
        var input = $$"""{"execution":{"id":"arn:aws:states:us-east-1:111122223333:execution:Pipeline:one","name":"one","stateMachineArn":"arn"},"state":{{state}}}""";

        var output = await new FunctionCatalog(nothingToCall, TimeProvider.System)[FunctionNames.CleanUp]
            .InvokeAsync(new MemoryStream(Encoding.UTF8.GetBytes(input)), new TestLambdaContext());
        return (await JsonDocument.ParseAsync(output, cancellationToken: TestContext.Current.CancellationToken)).RootElement;
    }
}
