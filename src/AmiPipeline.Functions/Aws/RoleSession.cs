using Amazon.KeyManagementService;

namespace AmiPipeline.Functions.Aws;

/// <summary>The SDK's clients in a role of another account.</summary>
/// <param name="Location">The account, and the Region of the clients.</param>
/// <param name="Ec2">EC2 in the role.</param>
/// <param name="Kms">KMS in the role.</param>
public sealed record RoleSession(AwsLocation Location, IAmazonEC2 Ec2, IAmazonKeyManagementService Kms);
