using Amazon.CDK;
using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.Logs;
using Constructs;

namespace AmiPipeline.Infra.Foundation;

/// <summary>How log groups are made: under the deployment's key, kept as long as the deployer says, and gone with the stack.</summary>
/// <param name="Key">The key.</param>
/// <param name="RetentionDays">How many days a line is kept: one of the periods that CloudWatch Logs knows.</param>
internal sealed record EncryptedLog(IKey Key, int RetentionDays)
{
    /// <summary>Makes a log group.</summary>
    /// <param name="scope">Whose log it is.</param>
    /// <param name="name">The log group's name.</param>
    public LogGroup Make(Construct scope, string name)
    {
        var log = new LogGroup(scope, "Log", new LogGroupProps { LogGroupName = name, EncryptionKey = Key, RemovalPolicy = RemovalPolicy.DESTROY });
        // CDK's enumeration of periods has no numbers.
        ((CfnLogGroup)log.Node.DefaultChild!).RetentionInDays = RetentionDays;
        return log;
    }
}
