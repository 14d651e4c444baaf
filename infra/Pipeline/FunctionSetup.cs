using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.Lambda;
using Amazon.CDK.AWS.Logs;
using Amazon.CDK.AWS.SQS;
using AmiPipeline.Infra.Foundation;
using AmiPipeline.Infra.Permissions;

namespace AmiPipeline.Infra.Pipeline;

/// <summary>What all functions have in common: one executable, which chooses by the handler name.</summary>
internal sealed record FunctionSetup
{
    /// <summary>The stack's names.</summary>
    public required PipelineNames Names { get; init; }

    /// <summary>The executable with the configuration beside it.</summary>
    public required Code Code { get; init; }

    /// <summary>What runs the code. Default: the one for executables.</summary>
    public Runtime Runtime { get; init; } = Runtime.PROVIDED_AL2023;

    /// <summary>What the executable was built for.</summary>
    public required Architecture Architecture { get; init; }

    /// <summary>How log groups are made.</summary>
    public required EncryptedLog Log { get; init; }

    /// <summary>What only the deployment knows.</summary>
    public required IDictionary<string, string> Environment { get; init; }

    /// <summary>Memory, in MiB. The processor's share goes with it, and it is that which a cold start needs.</summary>
    public int MemoryMiB { get; init; } = 512;

    /// <summary>When Lambda ends an invocation. Default: <see cref="Timeouts.Function"/>, less than a task waits.</summary>
    public Duration Timeout { get; init; } = Duration.Seconds(Timeouts.Function.TotalSeconds);

    /// <summary>Where events go with which the function fails again and again; null for functions that a task calls, which gets the error itself.</summary>
    public IQueue? Failed { get; init; }

    /// <summary>The Regions in which a function may call EC2 and KMS. The stack's own is always among them: clean-up has to continue in Regions where the deployer no longer wants images.</summary>
    public required string[] Regions { get; init; }

    /// <summary>What every role says: writing the function's own log, and traces, for which X-Ray knows no resources; and no call to another Region.</summary>
    /// <param name="log">The function's log group.</param>
    public IEnumerable<PolicyStatement> ForAll(LogGroup log) =>
    [
        Grants.Statement("Log", ["logs:CreateLogStream", "logs:PutLogEvents"], [log.LogGroupArn]),
        .. Failed is null ? [] : FailedEvents(Failed),
        Grants.Statement("Trace", ["xray:PutTraceSegments", "xray:PutTelemetryRecords"], ["*"]),
        new(new PolicyStatementProps
        {
            Sid = "AllowedRegionsOnly",
            Effect = Effect.DENY,
            Actions = ["ec2:*", "kms:*"],
            Resources = ["*"],
            Conditions = new Dictionary<string, object> { ["StringNotEquals"] = new Dictionary<string, object> { ["aws:RequestedRegion"] = Regions } },
        }),
    ];

    private IEnumerable<PolicyStatement> FailedEvents(IQueue queue) =>
    [
        Grants.Statement("FailedEvents", ["sqs:SendMessage"], [queue.QueueArn]),
        Grants.Statement(
            "FailedEventsKey", ["kms:GenerateDataKey", "kms:Decrypt"], [Log.Key.KeyArn], Grants.StringEquals(("kms:ViaService", $"sqs.{queue.Stack.Region}.{queue.Stack.UrlSuffix}"))),
    ];
}
