using System.Text;
using System.Text.Json;
using Amazon.AutoScaling;
using Amazon.DynamoDBv2;
using Amazon.EC2;
using Amazon.KeyManagementService;
using Amazon.Lambda.TestUtilities;
using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SimpleSystemsManagement;
using Amazon.StepFunctions;
using AmiPipeline.Errors;
using AmiPipeline.Functions.Aws;
using AmiPipeline.Functions.Catalog;
using Xunit;

namespace AmiPipeline.Infra.Tests;

/// <summary>The document asks whether <c>$.cleanUp.failure</c> is present: what is null must not be written at all.</summary>
public sealed class CleanUpOutputTests
{
    [Fact]
    public async Task CleanUp_WithoutAnError_WritesNoFailure()
    {
        var output = await CleanUpAsync("""{"cleanUp":{"nothingMade":true}}""");

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

    /// <summary>The alarm on incomplete clean-up goes by this line: the function's own outcome is a success.</summary>
    [Fact]
    public async Task CleanUp_ThatGivesUp_SaysSoInItsLog()
    {
        var log = new TestLambdaLogger();
        var refusedAlmostTooOften = """{"cleanUp":{"wait":{"startedAt":"2026-01-01T00:00:00Z","seconds":30,"checks":1},"refusedPasses":35,"unseen":[]}}""";
        var unreachable = new AmazonEC2Config { ServiceURL = "http://127.0.0.1:1", MaxErrorRetry = 0 };

        var output = await CleanUpAsync(refusedAlmostTooOften, Clients(_ => new AmazonEC2Client("key", "secret", unreachable)), log);

        Assert.Equal(nameof(CleanUpIncompleteException), output.GetProperty("failure").Text("error"));
        var lines = log.Buffer.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var given = JsonDocument.Parse(Assert.Single(lines, line => line.StartsWith("Error: ", StringComparison.Ordinal))["Error: ".Length..]).RootElement;
        Assert.Equal(
            ("ERROR", FunctionNames.CleanUp, "arn:aws:states:us-east-1:111122223333:execution:Pipeline:one", output.GetProperty("failure").Text("error"), output.GetProperty("failure").Text("cause")),
            (given.Text("level"), given.Text("function"), given.Text("execution"), given.Text("error"), given.Text("message")));
    }

    private static AwsClients Clients(Func<AwsLocation, IAmazonEC2> ec2) => new(new OnlyEc2(ec2), TimeProvider.System);

    private static Task<JsonElement> CleanUpAsync(string state) =>
        CleanUpAsync(state, Clients(_ => throw new InvalidOperationException()), new TestLambdaLogger());

    private static async Task<JsonElement> CleanUpAsync(string state, AwsClients aws, TestLambdaLogger log)
    {
        var input = $$"""{"execution":{"id":"arn:aws:states:us-east-1:111122223333:execution:Pipeline:one","name":"one","stateMachineArn":"arn"},"state":{{state}}}""";

        var output = await new FunctionCatalog(aws, TimeProvider.System)[FunctionNames.CleanUp]
            .InvokeAsync(new MemoryStream(Encoding.UTF8.GetBytes(input)), new TestLambdaContext { Logger = log });
        return (await JsonDocument.ParseAsync(output, cancellationToken: TestContext.Current.CancellationToken)).RootElement;
    }

    private sealed class OnlyEc2(Func<AwsLocation, IAmazonEC2> ec2) : IAwsClientFactory
    {
        public IAmazonEC2 Ec2(AwsLocation location, SdkRetries retries) => retries == SdkRetries.Allowed ? ec2(location) : throw new InvalidOperationException();

        public IAmazonKeyManagementService Kms(AwsLocation location) => throw new InvalidOperationException();

        public IAmazonSimpleSystemsManagement Ssm(AwsLocation location, SdkRetries retries) => throw new InvalidOperationException();

        public IAmazonAutoScaling AutoScaling(AwsLocation location) => throw new InvalidOperationException();

        public IAmazonStepFunctions StepFunctions(AwsLocation location) => throw new InvalidOperationException();

        public IAmazonDynamoDB DynamoDb(AwsLocation location) => throw new InvalidOperationException();

        public IAmazonSecurityTokenService Sts(AwsLocation location) => throw new InvalidOperationException();

        public IAwsClientFactory ForSession(AWSCredentials session) => throw new InvalidOperationException();
    }
}
