using Amazon.CDK;
using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.Logs;
using Constructs;

namespace AmiPipeline.Infra.Foundation;

/// <summary>How log groups are made: under the deployment's key, and kept as long as the deployer says.</summary>
/// <param name="Key">The key.</param>
/// <param name="RetentionDays">How many days a line is kept: one of the periods that CloudWatch Logs knows.</param>
/// <param name="Removal">What becomes of them with the stack.</param>
internal sealed record EncryptedLog(IKey Key, int RetentionDays, RemovalPolicy Removal)
{
    /// <summary>Makes a log group.</summary>
    /// <param name="scope">Whose log it is.</param>
    /// <param name="name">What the log group's name begins with. The stack's own id follows, so that what an earlier stack has left is in nobody's way.</param>
    public LogGroup Make(Construct scope, string name)
    {
        var log = new LogGroup(scope, "Log", new LogGroupProps { LogGroupName = $"{name}/{Fn.Select(2, Fn.Split("/", Stack.Of(scope).StackId))}", EncryptionKey = Key, RemovalPolicy = Removal });
        // CDK's enumeration of periods has no numbers.
        ((CfnLogGroup)log.Node.DefaultChild!).RetentionInDays = RetentionDays;
        return log;
    }
}
