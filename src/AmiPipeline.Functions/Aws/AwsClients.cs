using System.Collections.Concurrent;
using Amazon.EC2;
using Amazon.KeyManagementService;
using Amazon.StepFunctions;

namespace AmiPipeline.Functions.Aws;

/// <summary>The SDK's clients by account and Region, each made once. How they are made is the composition root's matter.</summary>
/// <param name="ec2">Makes a client for calls that may safely be sent twice.</param>
/// <param name="ec2WithoutRetries">Makes a client as <see cref="SentOnce"/> configures it.</param>
/// <param name="kms">Makes a client for KMS.</param>
/// <param name="stepFunctions">Makes a client for Step Functions.</param>
/// <param name="roles">The clients in roles of other accounts. Default: none can be assumed.</param>
public sealed class AwsClients(
    Func<AwsLocation, IAmazonEC2> ec2,
    Func<AwsLocation, IAmazonEC2> ec2WithoutRetries,
    Func<AwsLocation, IAmazonKeyManagementService> kms,
    Func<AwsLocation, IAmazonStepFunctions> stepFunctions,
    AssumedRoles? roles = null)
{
    private readonly ConcurrentDictionary<AwsLocation, IAmazonEC2> _ec2 = new();
    private readonly ConcurrentDictionary<AwsLocation, IAmazonEC2> _ec2WithoutRetries = new();
    private readonly ConcurrentDictionary<AwsLocation, IAmazonKeyManagementService> _kms = new();
    private readonly ConcurrentDictionary<AwsLocation, IAmazonStepFunctions> _stepFunctions = new();

    /// <summary>EC2, for reads and for calls with a client token.</summary>
    /// <param name="location">The account and Region.</param>
    public IAmazonEC2 Ec2(AwsLocation location) => _ec2.GetOrAdd(location, ec2);

    /// <summary>EC2, for calls that create without a client token: sent twice, they could create twice.</summary>
    /// <param name="location">The account and Region.</param>
    public IAmazonEC2 Ec2WithoutRetries(AwsLocation location) => _ec2WithoutRetries.GetOrAdd(location, ec2WithoutRetries);

    /// <summary>KMS.</summary>
    /// <param name="location">The account and Region.</param>
    public IAmazonKeyManagementService Kms(AwsLocation location) => _kms.GetOrAdd(location, kms);

    /// <summary>Step Functions. An execution that is started under its name may be started twice: the second time gives the first.</summary>
    /// <param name="location">The account and Region.</param>
    public IAmazonStepFunctions StepFunctions(AwsLocation location) => _stepFunctions.GetOrAdd(location, stepFunctions);

    /// <summary>The clients in roles of other accounts.</summary>
    /// <exception cref="NotSupportedException">None can be assumed with these clients.</exception>
    public AssumedRoles Roles => roles ?? throw new NotSupportedException("These clients assume no roles.");
}
