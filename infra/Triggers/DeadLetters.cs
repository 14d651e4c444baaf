using Amazon.CDK;
using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.SQS;
using AmiPipeline.Infra.Foundation;
using Constructs;

namespace AmiPipeline.Infra.Triggers;

/// <summary>Where events end that could not be handled: kept for two weeks, for a person to look at and send again.</summary>
internal sealed class DeadLetters : Construct
{
    /// <summary>Makes the queues.</summary>
    /// <param name="scope">The stack.</param>
    /// <param name="key">Their key.</param>
    public DeadLetters(Construct scope, IKey key)
        : base(scope, "DeadLetters")
    {
        Undelivered = Make("Undelivered", key);
        Failed = Make("Failed", key);
    }

    /// <summary>Events that EventBridge could not deliver to their target.</summary>
    public Queue Undelivered { get; }

    /// <summary>Events with which a function failed again and again; each with the error.</summary>
    public Queue Failed { get; }

    private Queue Make(string name, IKey key) => new(this, name, new QueueProps
    {
        QueueName = $"{PipelineNames.StateMachine}-{name}",
        Encryption = QueueEncryption.KMS,
        EncryptionMasterKey = key,
        EnforceSSL = true,
        RetentionPeriod = Duration.Days(14),
        RemovalPolicy = RemovalPolicy.DESTROY,
    });
}
