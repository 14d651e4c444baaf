namespace AmiPipeline.Planning.Facts;

/// <summary>What KMS says about a key.</summary>
public sealed record KeyFacts
{
    /// <summary>The key's ARN; null for the AWS managed key of an account that has never used it, and if <see cref="Fault"/> is set.</summary>
    public string? Arn { get; init; }

    /// <summary>KMS's word for the key's state, such as <c>Enabled</c>; null if it is not reported, and so left to EC2 to judge.</summary>
    public string? State { get; init; }

    /// <summary>The key's spec, such as <c>SYMMETRIC_DEFAULT</c>; null if it is not reported.</summary>
    public string? Spec { get; init; }

    /// <summary>What the key is for, such as <c>ENCRYPT_DECRYPT</c>; null if it is not reported.</summary>
    public string? Usage { get; init; }

    /// <summary>Whether it is the AWS managed key <c>aws/ebs</c>.</summary>
    public bool AwsManaged { get; init; }

    /// <summary>Why the key could not be looked up, for a person; null if it could.</summary>
    public string? Fault { get; init; }

    /// <summary>Whether KMS says that there is no such key; of another account's it may say so of one that the caller may not see.</summary>
    public bool Missing { get; init; }

    /// <summary>Whether KMS does what the key is for. A key that is being updated, as a multi-Region key is for a while, can be used (KMS Developer Guide, "Key states").</summary>
    public bool CanBeUsed() => State is null or "Enabled" or "Updating";
}
