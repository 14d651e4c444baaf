using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.KMS;
using Constructs;

namespace AmiPipeline.Infra.Foundation;

/// <summary>The key of everything that the deployment itself stores: logs, notices, dead letters. Images never come under it.</summary>
internal static class PipelineKey
{
    /// <summary>Makes the key, which rotates every year.</summary>
    /// <param name="scope">The stack.</param>
    /// <param name="names">The stack's names.</param>
    /// <param name="removal">What becomes of it with the stack: the same as of what only it reads.</param>
    public static Key Make(Construct scope, PipelineNames names, RemovalPolicy removal)
    {
        var stack = Stack.Of(scope);
        var suffix = PartitionChoice.Make(scope, "LogsPrincipal", partition => partition.HasSuffixedPrincipals ? stack.UrlSuffix : Partition.Aws.DnsSuffix);
        var key = new Key(scope, "Key", new KeyProps { Description = $"{names.Pipeline}: its logs, notices and dead letters", EnableKeyRotation = true, RemovalPolicy = removal });
        key.AddToResourcePolicy(new PolicyStatement(new PolicyStatementProps
        {
            Sid = "Logs",
            Principals = [new ServicePrincipal($"logs.{stack.Region}.{suffix}")],
            Actions = ["kms:Encrypt", "kms:Decrypt", "kms:ReEncryptFrom", "kms:ReEncryptTo", "kms:GenerateDataKey", "kms:GenerateDataKeyWithoutPlaintext", "kms:DescribeKey"],
            Resources = ["*"],
            Conditions = new Dictionary<string, object>
            {
                ["ArnLike"] = new Dictionary<string, object>
                {
                    ["kms:EncryptionContext:aws:logs:arn"] = names.Logs,
                },
            },
        }));
        Allow(key, "Alarms", "cloudwatch.amazonaws.com", "StringEquals", "ArnLike", stack.Account, names.Alarms);
        // EventBridge names no source to the key of an encrypted topic (SNS Developer Guide, key management): bound if it names one.
        Allow(key, "NoticesAndDeadLetters", "events.amazonaws.com", "StringEqualsIfExists", "ArnLikeIfExists", stack.Account, names.Rules);
        return key;
    }

    private static void Allow(Key key, string sid, string service, string equals, string like, string account, object sourceArn) => key.AddToResourcePolicy(new PolicyStatement(new PolicyStatementProps
    {
        Sid = sid,
        Principals = [new ServicePrincipal(service)],
        Actions = ["kms:GenerateDataKey", "kms:Decrypt"],
        Resources = ["*"],
        Conditions = new Dictionary<string, object>
        {
            [equals] = new Dictionary<string, object> { ["aws:SourceAccount"] = account },
            [like] = new Dictionary<string, object> { ["aws:SourceArn"] = sourceArn },
        },
    }));
}
