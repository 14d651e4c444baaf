using AmiPipeline.Documents;

namespace AmiPipeline.Requests;

/// <summary>Reads <c>kmsKeyId</c>, at the top of a request and in its volumes.</summary>
internal static class KmsKeyIdReader
{
    /// <summary>The word that stands for the account's default EBS key.</summary>
    public const string DefaultKey = "default";

    private static readonly string[] WordsForNoEncryption = ["none", "false", "unencrypted", "plain", "no"];

    public static string? Read(FieldReader fields)
    {
        // A field of EC2's own API: its users will try it, and deserve more than "unknown field".
        fields.Refuse("encrypted", "is not a field of a request: kmsKeyId encrypts, and EC2 can never remove encryption");

        var key = fields.String("kmsKeyId");
        if (key is null || key == DefaultKey || AwsFormats.IsKeyIdentifier(key))
        {
            return key;
        }

        fields.Problem("kmsKeyId", WordsForNoEncryption.Contains(key)
            ? $"is \"{key}\", but EC2 can never remove encryption; leave kmsKeyId out to preserve each snapshot's status"
            : $"is \"{key}\"; must be a key id, key ARN, alias/NAME, alias ARN, or \"default\"");
        return key;
    }
}
