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
    public static Key Make(Construct scope)
    {
        var stack = Stack.Of(scope);
        var suffix = PartitionChoice.Make(scope, "LogsPrincipal", partition => partition.HasSuffixedPrincipals ? stack.UrlSuffix : Partition.Aws.DnsSuffix);
        // Deleted with the stack, after the 30 days that KMS waits.
        var key = new Key(scope, "Key", new KeyProps { Description = "AmiPipeline: its logs, notices and dead letters", EnableKeyRotation = true, RemovalPolicy = RemovalPolicy.DESTROY });
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
                    ["kms:EncryptionContext:aws:logs:arn"] = new[] { LogGroups(stack, PipelineNames.FunctionLog("*")), LogGroups(stack, PipelineNames.StateMachineLog("*")) },
                },
            },
        }));
        // No condition on the source: EventBridge sends none to encrypted topics and queues (SNS Developer Guide, key management).
        key.AddToResourcePolicy(new PolicyStatement(new PolicyStatementProps
        {
            Sid = "NoticesAndDeadLetters",
            Principals = [new ServicePrincipal("events.amazonaws.com"), new ServicePrincipal("cloudwatch.amazonaws.com")],
            Actions = ["kms:GenerateDataKey", "kms:Decrypt"],
            Resources = ["*"],
        }));
        return key;
    }

    private static string LogGroups(Stack stack, string name) =>
        stack.FormatArn(new ArnComponents { Service = "logs", Resource = "log-group", ResourceName = name, ArnFormat = ArnFormat.COLON_RESOURCE_NAME });
}
