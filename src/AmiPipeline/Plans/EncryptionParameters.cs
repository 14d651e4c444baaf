namespace AmiPipeline.Plans;

/// <summary>The encryption parameters of a call. If a plan has none, the call leaves both <c>Encrypted</c> and <c>KmsKeyId</c> out.</summary>
/// <remarks>A plan always names the key: <c>Encrypted</c> alone would keep the key of a snapshot that is encrypted already (EC2 User Guide, CopyImage and CreateVolume).</remarks>
/// <param name="KmsKeyId">The key to name: an ARN, or <c>alias/aws/ebs</c> if the account has not used that key yet. Null would ask for the default key without naming it.</param>
public sealed record EncryptionParameters(string? KmsKeyId = null);
