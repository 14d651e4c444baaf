using Amazon;
using Amazon.AutoScaling;
using Amazon.DynamoDBv2;
using Amazon.EC2;
using Amazon.KeyManagementService;
using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SimpleSystemsManagement;
using Amazon.StepFunctions;
using AmiPipeline.Functions.Aws;

namespace AmiPipeline.Engines.Simulated;

/// <summary>Makes the SDK's real clients over the simulator: everything but the network is as it is on AWS.</summary>
/// <param name="http">Answers the requests.</param>
/// <param name="stepFunctionsHttp">Answers those to Step Functions.</param>
/// <param name="session">The credentials of a session. Default: those of the account that is called.</param>
internal sealed class SimulatedClientFactory(HttpClientFactory http, HttpClientFactory stepFunctionsHttp, AWSCredentials? session = null) : IAwsClientFactory
{
    // The SDK would wait in real time before it sent a call again; here the state machine's Retry does it, in virtual time.
    public IAmazonEC2 Ec2(AwsLocation location, SdkRetries retries) => new Ec2Client(Configure(new AmazonEC2Config(), location, http));

    public IAmazonKeyManagementService Kms(AwsLocation location) => new KmsClient(Configure(new AmazonKeyManagementServiceConfig(), location, http));

    public IAmazonSimpleSystemsManagement Ssm(AwsLocation location, SdkRetries retries) => new SsmClient(Configure(new AmazonSimpleSystemsManagementConfig(), location, http));

    public IAmazonAutoScaling AutoScaling(AwsLocation location) => new AutoScalingClient(Configure(new AmazonAutoScalingConfig(), location, http));

    public IAmazonStepFunctions StepFunctions(AwsLocation location) => new AmazonStepFunctionsClient(Configure(new AmazonStepFunctionsConfig(), location, stepFunctionsHttp));

    public IAmazonDynamoDB DynamoDb(AwsLocation location) => new DynamoDbClient(Configure(new AmazonDynamoDBConfig(), location, http));

    public IAmazonSecurityTokenService Sts(AwsLocation location) => new StsClient(Configure(new AmazonSecurityTokenServiceConfig(), location, http));

    public IAwsClientFactory ForSession(AWSCredentials session) => new SimulatedClientFactory(http, stepFunctionsHttp, session);

    private TConfig Configure<TConfig>(TConfig config, AwsLocation location, HttpClientFactory http)
        where TConfig : ClientConfig
    {
        config.RegionEndpoint = RegionEndpoint.GetBySystemName(location.Region);
        config.HttpClientFactory = http;
        // The simulator knows the account by the access key, and checks no signature.
        config.DefaultAWSCredentials = session ?? new BasicAWSCredentials($"AKIA{location.AccountId}", "simulated");
        // Where this machine's environment and profiles send requests is none of the simulation's business.
        config.IgnoreConfiguredEndpointUrls = true;
        config.MaxErrorRetry = 0;
        return config;
    }
}
