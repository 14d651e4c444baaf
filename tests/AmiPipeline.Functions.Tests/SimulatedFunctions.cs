using System.Text;
using System.Text.Json;
using Amazon;
using Amazon.EC2;
using Amazon.KeyManagementService;
using Amazon.Lambda.Core;
using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.StepFunctions;
using AmiPipeline.Functions.Aws;
using AmiPipeline.Simulator;
using Microsoft.Extensions.Time.Testing;

namespace AmiPipeline.Functions.Tests;

/// <summary>The functions over the simulated account of the examples, one call at a time.</summary>
internal sealed class SimulatedFunctions
{
    public const string ExecutionArn = "arn:aws:states:us-east-1:111122223333:execution:AmiPipeline:run-1";

    public SimulatedFunctions(FunctionSettings? settings = null)
    {
        Clock = new FakeTimeProvider(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        Cloud = new SimulatedCloud(WorldDefinition.Parse(Repository.Read("examples/simulated-account.json")), new SimulatorOptions { Time = Clock });
        var http = new HandlerClientFactory(new SimulatorHttpHandler(Cloud));
        var credentials = new BasicAWSCredentials("AKIA111122223333", "simulated");
        Catalog = new FunctionCatalog(
            new AwsClients(
                _ => new AmazonEC2Client(credentials, Configure(new AmazonEC2Config(), http)),
                _ => new AmazonEC2Client(credentials, Configure(new AmazonEC2Config(), http)),
                _ => new AmazonKeyManagementServiceClient(credentials, Configure(new AmazonKeyManagementServiceConfig(), http)),
                _ => new AmazonStepFunctionsClient(credentials, Configure(new AmazonStepFunctionsConfig(), http))),
            Clock,
            settings);
    }

    public FakeTimeProvider Clock { get; }

    public SimulatedCloud Cloud { get; }

    public FunctionCatalog Catalog { get; }

    /// <summary>Roles of the world's accounts, as its first account assumes them.</summary>
    public AssumedRoles Roles()
    {
        var http = new HandlerClientFactory(new SimulatorHttpHandler(Cloud));
        return new AssumedRoles(
            location => new AmazonSecurityTokenServiceClient(new BasicAWSCredentials("AKIA" + location.AccountId, "simulated"), Configure(new AmazonSecurityTokenServiceConfig(), http)),
            (_, session) => new AmazonEC2Client(session, Configure(new AmazonEC2Config(), http)),
            (_, session) => new AmazonKeyManagementServiceClient(session, Configure(new AmazonKeyManagementServiceConfig(), http)),
            Clock);
    }

    /// <summary>Calls PlanImage-like functions, whose one input beside the execution is the request.</summary>
    public async Task<JsonDocument> InvokeAsync(string function, string request, ILambdaContext context)
    {
        var input = $$"""
            { "execution": { "id": "{{ExecutionArn}}", "name": "run-1", "stateMachineArn": "arn:aws:states:us-east-1:111122223333:stateMachine:AmiPipeline", "state": "Plan image" },
              "request": {{request}} }
            """;
        using var output = await Catalog[function].InvokeAsync(new MemoryStream(Encoding.UTF8.GetBytes(input)), context);
        return await JsonDocument.ParseAsync(output);
    }

    private static TConfig Configure<TConfig>(TConfig config, HttpClientFactory http)
        where TConfig : ClientConfig
    {
        config.RegionEndpoint = RegionEndpoint.USEast1;
        config.HttpClientFactory = http;
        config.MaxErrorRetry = 0;
        return config;
    }
}
