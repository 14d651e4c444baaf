namespace AmiPipeline.Planning;

/// <summary>The encryption parameters of a call. Where a plan has none, the call leaves both <c>Encrypted</c> and <c>KmsKeyId</c> out.</summary>
/// <param name="KmsKeyId">The key to name, an ARN; null asks for encryption under the account's default key without naming it.</param>
public sealed record EncryptionParameters(string? KmsKeyId);
