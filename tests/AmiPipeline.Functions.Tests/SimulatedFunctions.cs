using System.Text;
using System.Text.Json;
using Amazon;
using Amazon.AutoScaling;
using Amazon.DynamoDBv2;
using Amazon.EC2;
using Amazon.KeyManagementService;
using Amazon.Lambda.Core;
using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SimpleSystemsManagement;
using Amazon.StepFunctions;
using AmiPipeline.Functions.Aws;
using AmiPipeline.Functions.Catalog;
using AmiPipeline.Functions.Settings;
using AmiPipeline.Simulator;
using AmiPipeline.Simulator.Definitions;
using AmiPipeline.Simulator.Options;
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
        var factory = new Factory(Cloud);
        Clients = new AwsClients(factory, Clock);
        Sts = factory.Sts(new AwsLocation("111122223333", "us-east-1"));
        Catalog = new FunctionCatalog(Clients, Clock, settings);
    }

    public FakeTimeProvider Clock { get; }

    public SimulatedCloud Cloud { get; }

    /// <summary>Clients that act as any account itself.</summary>
    public AwsClients Clients { get; }

    /// <summary>STS, as the first account.</summary>
    public IAmazonSecurityTokenService Sts { get; }

    public FunctionCatalog Catalog { get; }

    /// <summary>Roles of the world's accounts, as its first account assumes them.</summary>
    public AssumedRoles Roles() => Clients.Roles;

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

    private sealed class Factory(SimulatedCloud cloud, AWSCredentials? session = null) : IAwsClientFactory
    {
        private readonly HandlerClientFactory _http = new(new SimulatorHttpHandler(cloud));

        public IAmazonEC2 Ec2(AwsLocation location, SdkRetries retries) => new Ec2Client(Configure(new AmazonEC2Config(), location));

        public IAmazonKeyManagementService Kms(AwsLocation location) => new KmsClient(Configure(new AmazonKeyManagementServiceConfig(), location));

        public IAmazonSimpleSystemsManagement Ssm(AwsLocation location, SdkRetries retries) => new SsmClient(Configure(new AmazonSimpleSystemsManagementConfig(), location));

        public IAmazonAutoScaling AutoScaling(AwsLocation location) => new AutoScalingClient(Configure(new AmazonAutoScalingConfig(), location));

        public IAmazonStepFunctions StepFunctions(AwsLocation location) => new AmazonStepFunctionsClient(Configure(new AmazonStepFunctionsConfig(), location));

        public IAmazonDynamoDB DynamoDb(AwsLocation location) => new DynamoDbClient(Configure(new AmazonDynamoDBConfig(), location));

        public IAmazonSecurityTokenService Sts(AwsLocation location) => new StsClient(Configure(new AmazonSecurityTokenServiceConfig(), location));

        public IAwsClientFactory ForSession(AWSCredentials session) => new Factory(cloud, session);

        private TConfig Configure<TConfig>(TConfig config, AwsLocation location)
            where TConfig : ClientConfig
        {
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(location.Region);
            config.HttpClientFactory = _http;
            config.DefaultAWSCredentials = session ?? new BasicAWSCredentials($"AKIA{location.AccountId}", "simulated");
            config.MaxErrorRetry = 0;
            return config;
        }
    }
}
