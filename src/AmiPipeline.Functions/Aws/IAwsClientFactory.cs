using Amazon.AutoScaling;
using Amazon.DynamoDBv2;
using Amazon.KeyManagementService;
using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SimpleSystemsManagement;
using Amazon.StepFunctions;

namespace AmiPipeline.Functions.Aws;

/// <summary>Makes the SDK's clients with one set of credentials. Each call makes one: <see cref="AwsClients"/> keeps them.</summary>
public interface IAwsClientFactory
{
    /// <summary>EC2.</summary>
    /// <param name="location">The account and Region.</param>
    /// <param name="retries">Whether the SDK may send a call again.</param>
    IAmazonEC2 Ec2(AwsLocation location, SdkRetries retries);

    /// <summary>KMS.</summary>
    /// <param name="location">The account and Region.</param>
    IAmazonKeyManagementService Kms(AwsLocation location);

    /// <summary>Systems Manager.</summary>
    /// <param name="location">The account and Region.</param>
    /// <param name="retries">Whether the SDK may send a call again.</param>
    IAmazonSimpleSystemsManagement Ssm(AwsLocation location, SdkRetries retries);

    /// <summary>Auto Scaling.</summary>
    /// <param name="location">The account and Region.</param>
    IAmazonAutoScaling AutoScaling(AwsLocation location);

    /// <summary>Step Functions.</summary>
    /// <param name="location">The account and Region.</param>
    IAmazonStepFunctions StepFunctions(AwsLocation location);

    /// <summary>DynamoDB.</summary>
    /// <param name="location">The account and Region.</param>
    IAmazonDynamoDB DynamoDb(AwsLocation location);

    /// <summary>STS.</summary>
    /// <param name="location">The account and Region.</param>
    IAmazonSecurityTokenService Sts(AwsLocation location);

    /// <summary>The same with a session's credentials.</summary>
    /// <param name="session">The credentials of the session.</param>
    IAwsClientFactory ForSession(AWSCredentials session);
}
