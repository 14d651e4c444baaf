using System.Collections.Concurrent;
using Amazon.AutoScaling;
using Amazon.DynamoDBv2;
using Amazon.KeyManagementService;
using Amazon.SimpleSystemsManagement;
using Amazon.StepFunctions;

namespace AmiPipeline.Functions.Aws;

/// <summary>The SDK's clients by account and Region, each made once. How they are made is the composition root's matter.</summary>
/// <param name="factory">Makes them.</param>
/// <param name="clock">The clock, for the sessions in roles of other accounts.</param>
public sealed class AwsClients(IAwsClientFactory factory, TimeProvider clock)
{
    private readonly ConcurrentDictionary<AwsLocation, IAmazonEC2> _ec2 = new();
    private readonly ConcurrentDictionary<AwsLocation, IAmazonEC2> _ec2WithoutRetries = new();
    private readonly ConcurrentDictionary<AwsLocation, IAmazonKeyManagementService> _kms = new();
    private readonly ConcurrentDictionary<AwsLocation, IAmazonSimpleSystemsManagement> _ssm = new();
    private readonly ConcurrentDictionary<AwsLocation, IAmazonSimpleSystemsManagement> _ssmWithoutRetries = new();
    private readonly ConcurrentDictionary<AwsLocation, IAmazonAutoScaling> _autoScaling = new();
    private readonly ConcurrentDictionary<AwsLocation, IAmazonStepFunctions> _stepFunctions = new();
    private readonly ConcurrentDictionary<AwsLocation, IAmazonDynamoDB> _dynamoDb = new();

    /// <summary>The clients in roles of other accounts.</summary>
    public AssumedRoles Roles { get; } = new(factory, clock);

    /// <summary>EC2, for reads and for calls with a client token.</summary>
    /// <param name="location">The account and Region.</param>
    public IAmazonEC2 Ec2(AwsLocation location) => _ec2.GetOrAdd(location, where => factory.Ec2(where, SdkRetries.Allowed));

    /// <summary>EC2, for calls that create without a client token: sent twice, they could create twice.</summary>
    /// <param name="location">The account and Region.</param>
    public IAmazonEC2 Ec2WithoutRetries(AwsLocation location) => _ec2WithoutRetries.GetOrAdd(location, where => factory.Ec2(where, SdkRetries.None));

    /// <summary>KMS.</summary>
    /// <param name="location">The account and Region.</param>
    public IAmazonKeyManagementService Kms(AwsLocation location) => _kms.GetOrAdd(location, factory.Kms);

    /// <summary>Systems Manager, for reads.</summary>
    /// <param name="location">The account and Region.</param>
    public IAmazonSimpleSystemsManagement Ssm(AwsLocation location) => _ssm.GetOrAdd(location, where => factory.Ssm(where, SdkRetries.Allowed));

    /// <summary>Systems Manager, for writes: sent twice, they could make two versions.</summary>
    /// <param name="location">The account and Region.</param>
    public IAmazonSimpleSystemsManagement SsmWithoutRetries(AwsLocation location) => _ssmWithoutRetries.GetOrAdd(location, where => factory.Ssm(where, SdkRetries.None));

    /// <summary>Auto Scaling, for reads.</summary>
    /// <param name="location">The account and Region.</param>
    public IAmazonAutoScaling AutoScaling(AwsLocation location) => _autoScaling.GetOrAdd(location, factory.AutoScaling);

    /// <summary>Step Functions. An execution that is started under its name may be started twice: the second time gives the first.</summary>
    /// <param name="location">The account and Region.</param>
    public IAmazonStepFunctions StepFunctions(AwsLocation location) => _stepFunctions.GetOrAdd(location, factory.StepFunctions);

    /// <summary>DynamoDB. A write that is sent again is refused by its condition if the first was done.</summary>
    /// <param name="location">The account and Region.</param>
    public IAmazonDynamoDB DynamoDb(AwsLocation location) => _dynamoDb.GetOrAdd(location, factory.DynamoDb);

    /// <summary>The same clients, but with those of sessions in other accounts.</summary>
    /// <param name="homeAccountId">The account that this is for.</param>
    /// <param name="others">Gives the clients of another account; throws if it cannot be entered.</param>
    internal AwsClients With(string homeAccountId, Func<string, AwsClients> others) => new(new ByAccount(this, homeAccountId, others), clock);

    /// <summary>What EC2 shows.</summary>
    /// <param name="location">The account and Region.</param>
    internal Ec2Reader Reader(AwsLocation location) => new(Ec2(location));

    // The credentials of one account must never be taken for another's: what they made would be in the wrong one.
    private sealed class ByAccount(AwsClients own, string homeAccountId, Func<string, AwsClients> others) : IAwsClientFactory
    {
        public IAmazonEC2 Ec2(AwsLocation location, SdkRetries retries) => retries == SdkRetries.None ? Of(location).Ec2WithoutRetries(location) : Of(location).Ec2(location);

        public IAmazonKeyManagementService Kms(AwsLocation location) => Of(location).Kms(location);

        public IAmazonSimpleSystemsManagement Ssm(AwsLocation location, SdkRetries retries) => retries == SdkRetries.None ? Of(location).SsmWithoutRetries(location) : Of(location).Ssm(location);

        public IAmazonAutoScaling AutoScaling(AwsLocation location) => Of(location).AutoScaling(location);

        public IAmazonStepFunctions StepFunctions(AwsLocation location) => Of(location).StepFunctions(location);

        public IAmazonDynamoDB DynamoDb(AwsLocation location) => Of(location).DynamoDb(location);

        public Amazon.SecurityToken.IAmazonSecurityTokenService Sts(AwsLocation location) => throw new NotSupportedException();

        public IAwsClientFactory ForSession(Amazon.Runtime.AWSCredentials session) => throw new NotSupportedException();

        private AwsClients Of(AwsLocation location) => location.AccountId == homeAccountId ? own : others(location.AccountId);
    }
}
