namespace AmiPipeline.Simulator.Ec2.Encryption;

/// <summary>
/// Which KMS actions EBS takes on a key on the caller's behalf (EBS User Guide, "Amazon EBS encryption", "Permissions for IAM users"; and for copies
/// "Share the KMS key"). The guides name them for an operation, not for each of two keys: here the one that is read from is decrypted and
/// re-encrypted from, and the other gets the data keys.
/// </summary>
internal static class EbsKeyActions
{
    private static readonly string[] Named = ["CreateGrant", "Decrypt", "DescribeKey", "GenerateDataKeyWithoutPlaintext"];

    /// <summary>The key of something new, out of nothing or of plain data.</summary>
    public static IReadOnlyList<string> NewFromPlain { get; } = Named;

    /// <summary>The key of a volume out of a snapshot under another key.</summary>
    public static IReadOnlyList<string> NewFromOtherKey { get; } = [.. Named, "ReEncryptTo"];

    /// <summary>The key of a snapshot whose data goes under another.</summary>
    public static IReadOnlyList<string> Source { get; } = ["CreateGrant", "Decrypt", "DescribeKey", "ReEncryptFrom"];

    /// <summary>The key of the copy of an encrypted snapshot.</summary>
    public static IReadOnlyList<string> CopyOfEncrypted { get; } = [.. Named, "GenerateDataKey", "ReEncryptTo"];

    /// <summary>The key of a volume that an instance takes, at its attachment or its start.</summary>
    public static IReadOnlyList<string> Attach { get; } = ["CreateGrant", "Decrypt"];

    /// <summary>The default key, which copying an encrypted snapshot looks at whatever key the copy gets (EBS User Guide, "Copy an Amazon EBS snapshot").</summary>
    public static IReadOnlyList<string> DefaultKeyOfCopy { get; } = ["DescribeKey"];
}
