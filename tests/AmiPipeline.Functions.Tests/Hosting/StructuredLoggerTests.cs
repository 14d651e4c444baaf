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
using AmiPipeline.Functions.Hosting;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace AmiPipeline.Functions.Tests.Hosting;

/// <summary>What Lambda gets as the log: nothing but lines of JSON, since it filters by their level and alarms look into them.</summary>
public sealed class StructuredLoggerTests : IDisposable
{
    private const string Execution = "arn:aws:states:us-east-1:111122223333:execution:AmiPipeline:run-1";

    private readonly MemoryStream _log = new();
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    public static TheoryData<string> Functions { get; } = [.. FunctionNames.All, .. FunctionNames.Triggers];

    public void Dispose() => _log.Dispose();

    /// <summary>Without anything to work with, each fails, some with messages of several lines.</summary>
    [Theory]
    [MemberData(nameof(Functions))]
    public async Task Line_OfAFunctionThatFails_IsJson(string function)
    {
        await Assert.ThrowsAnyAsync<Exception>(() => InvokeAsync(function, "{}"));

        var line = Assert.Single(Lines());
        Assert.Equal(("ERROR", function, "failed"), (Text(line, "level"), Text(line, "function"), Text(line, "outcome")));
        Assert.NotEmpty(Text(line, "error")!);
    }

    [Fact]
    public async Task Lines_OfACleanUpThatGivesUp_AreJsonAndOneIsTheError()
    {
        await InvokeAsync(FunctionNames.CleanUp, """{"cleanUp":{"wait":{"startedAt":"2026-01-01T00:00:00Z","seconds":30,"checks":1},"refusedPasses":35,"unseen":[]}}""");

        var lines = Lines();
        Assert.Equal(["ERROR", "INFO"], lines.Select(line => Text(line, "level")));
        Assert.All(lines, line => Assert.Equal(("2026-01-01T00:00:00Z", "CleanUp", Execution), (Text(line, "timestamp"), Text(line, "function"), Text(line, "execution"))));
        Assert.Equal(nameof(CleanUpIncompleteException), Text(lines[0], "error"));
        Assert.StartsWith("Resources remain: ", Text(lines[0], "message"), StringComparison.Ordinal);
    }

    private async Task InvokeAsync(string function, string state)
    {
        var input = $$"""{"execution":{"id":"{{Execution}}","name":"run-1","stateMachineArn":"arn"},"state":{{state}}}""";
        await using var output = await new FunctionCatalog(new AwsClients(new Unreachable(), _clock), _clock)[function]
            .InvokeAsync(new MemoryStream(Encoding.UTF8.GetBytes(input)), new TestLambdaContext { Logger = new StructuredLogger(_log) });
    }

    private List<JsonElement> Lines() =>
        [.. Encoding.UTF8.GetString(_log.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];

    private static string? Text(JsonElement line, string property) => line.GetProperty(property).GetString();

    /// <summary>Clients that reach nobody.</summary>
    private sealed class Unreachable : IAwsClientFactory
    {
        public IAmazonEC2 Ec2(AwsLocation location, SdkRetries retries) => retries == SdkRetries.Allowed
            ? new AmazonEC2Client("key", "secret", new AmazonEC2Config { ServiceURL = "http://127.0.0.1:1", MaxErrorRetry = 0 })
            : throw new InvalidOperationException("No EC2\nhere.");

        public IAmazonKeyManagementService Kms(AwsLocation location) => throw new InvalidOperationException();

        public IAmazonSimpleSystemsManagement Ssm(AwsLocation location, SdkRetries retries) => throw new InvalidOperationException();

        public IAmazonAutoScaling AutoScaling(AwsLocation location) => throw new InvalidOperationException();

        public IAmazonStepFunctions StepFunctions(AwsLocation location) => throw new InvalidOperationException();

        public IAmazonDynamoDB DynamoDb(AwsLocation location) => throw new InvalidOperationException();

        public IAmazonSecurityTokenService Sts(AwsLocation location) => throw new InvalidOperationException();

        public IAwsClientFactory ForSession(AWSCredentials session) => throw new InvalidOperationException();
    }
}
