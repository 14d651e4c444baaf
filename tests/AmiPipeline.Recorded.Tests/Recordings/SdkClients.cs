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

namespace AmiPipeline.Recorded.Tests.Recordings;

/// <summary>The real SDK's clients, over a handler instead of the network.</summary>
internal sealed class SdkClients(HttpMessageHandler handler) : IAwsClientFactory
{
    private static readonly BasicAWSCredentials Credentials = new("AKIA111100000001", "recorded");

    public IAmazonEC2 Ec2(AwsLocation location, SdkRetries retries) => Ec2();

    public IAmazonKeyManagementService Kms(AwsLocation location) => Kms();

    public IAmazonSimpleSystemsManagement Ssm(AwsLocation location, SdkRetries retries) => throw new NotSupportedException("What is read here names no parameter.");

    public IAmazonAutoScaling AutoScaling(AwsLocation location) => throw new NotSupportedException("What is read here names no launch configuration.");

    public IAmazonStepFunctions StepFunctions(AwsLocation location) => throw new NotSupportedException("What is read here starts nothing.");

    public IAmazonDynamoDB DynamoDb(AwsLocation location) => throw new NotSupportedException("What is read here queues for nothing.");

    public IAmazonSecurityTokenService Sts(AwsLocation location) => Sts();

    public IAwsClientFactory ForSession(AWSCredentials session) => this;

    public AmazonEC2Client Ec2() => new(Credentials, Configure(new AmazonEC2Config()));

    public AmazonKeyManagementServiceClient Kms() => new(Credentials, Configure(new AmazonKeyManagementServiceConfig()));

    public AmazonSecurityTokenServiceClient Sts() => new(Credentials, Configure(new AmazonSecurityTokenServiceConfig()));

    private TConfig Configure<TConfig>(TConfig config)
        where TConfig : ClientConfig
    {
        config.RegionEndpoint = RegionEndpoint.USEast1;
        config.HttpClientFactory = new HandlerClientFactory(handler);
        config.MaxErrorRetry = 0;
        return config;
    }
}
