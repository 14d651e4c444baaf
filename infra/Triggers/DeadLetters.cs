using Amazon.CDK;
using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.SQS;
using Constructs;

namespace AmiPipeline.Infra.Triggers;

/// <summary>Where events end that could not be handled: kept for two weeks, for a person to look at and send again.</summary>
internal sealed class DeadLetters : Construct
{
    /// <summary>Makes the queues.</summary>
    /// <param name="scope">The stack.</param>
    /// <param name="key">Their key.</param>
    /// <param name="removal">What becomes of them with the stack.</param>
    public DeadLetters(Construct scope, IKey key, RemovalPolicy removal)
        : base(scope, "DeadLetters")
    {
        Undelivered = Make("Undelivered", key, removal);
        Failed = Make("Failed", key, removal);
    }

    /// <summary>Events that EventBridge could not deliver to their target.</summary>
    public Queue Undelivered { get; }

    /// <summary>Events with which a function failed again and again; each with the error.</summary>
    public Queue Failed { get; }

    // CloudFormation names them: what an earlier stack has left is in nobody's way.
    private Queue Make(string name, IKey key, RemovalPolicy removal) => new(this, name, new QueueProps
    {
        Encryption = QueueEncryption.KMS,
        EncryptionMasterKey = key,
        EnforceSSL = true,
        RetentionPeriod = Duration.Days(14),
        RemovalPolicy = removal,
    });
}
