using System.Collections.Concurrent;
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
    private readonly ConcurrentDictionary<AwsLocation, IAmazonStepFunctions> _stepFunctions = new();

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

    /// <summary>Systems Manager.</summary>
    /// <param name="location">The account and Region.</param>
    public IAmazonSimpleSystemsManagement Ssm(AwsLocation location) => _ssm.GetOrAdd(location, factory.Ssm);

    /// <summary>Step Functions. An execution that is started under its name may be started twice: the second time gives the first.</summary>
    /// <param name="location">The account and Region.</param>
    public IAmazonStepFunctions StepFunctions(AwsLocation location) => _stepFunctions.GetOrAdd(location, factory.StepFunctions);

    /// <summary>What EC2 shows.</summary>
    /// <param name="location">The account and Region.</param>
    internal Ec2Reader Reader(AwsLocation location) => new(Ec2(location));
}
