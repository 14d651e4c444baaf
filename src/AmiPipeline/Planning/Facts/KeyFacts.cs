namespace AmiPipeline.Planning.Facts;

/// <summary>What KMS says about a key.</summary>
public sealed record KeyFacts
{
    /// <summary>The key's ARN; null for the AWS managed key of an account that has never used it, and if <see cref="Fault"/> is set.</summary>
    public string? Arn { get; init; }

    /// <summary>KMS's word for the key's state, such as <c>Enabled</c>.</summary>
    public string State { get; init; } = "Enabled";

    /// <summary>The key's spec, such as <c>SYMMETRIC_DEFAULT</c>.</summary>
    public string Spec { get; init; } = "SYMMETRIC_DEFAULT";

    /// <summary>What the key is for, such as <c>ENCRYPT_DECRYPT</c>.</summary>
    public string Usage { get; init; } = "ENCRYPT_DECRYPT";

    /// <summary>Whether it is the AWS managed key <c>aws/ebs</c>.</summary>
    public bool AwsManaged { get; init; }

    /// <summary>Why the key could not be looked up, for a person; null if it could.</summary>
    public string? Fault { get; init; }
}
