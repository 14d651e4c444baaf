using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.Lambda;
using Amazon.CDK.AWS.Logs;

namespace AmiPipeline.Infra;

/// <summary>What all functions have in common: one executable, which chooses by the handler name.</summary>
internal sealed record FunctionSetup
{
    /// <summary>The executable with the configuration beside it.</summary>
    public required Code Code { get; init; }

    /// <summary>What the executable was built for.</summary>
    public required Architecture Architecture { get; init; }

    /// <summary>The key of the log groups.</summary>
    public required IKey Key { get; init; }

    /// <summary>How long logs are kept.</summary>
    public required RetentionDays LogRetention { get; init; }

    /// <summary>What only the deployment knows.</summary>
    public required IDictionary<string, string> Environment { get; init; }

    /// <summary>Memory, in MiB. The processor's share goes with it, and it is that which a cold start needs.</summary>
    public int MemoryMiB { get; init; } = 512;

    /// <summary>Longer than the task waits for a function (90 s): a function that is cut by the state machine ends by itself, and says so in its log.</summary>
    public Duration Timeout { get; init; } = Duration.Seconds(120);

    /// <summary>Writing its own log, and traces. X-Ray knows no resources.</summary>
    /// <param name="log">The function's log group.</param>
    public static IEnumerable<PolicyStatement> Observed(LogGroup log) =>
    [
        new(new PolicyStatementProps { Sid = "Log", Actions = ["logs:CreateLogStream", "logs:PutLogEvents"], Resources = [log.LogGroupArn] }),
        new(new PolicyStatementProps { Sid = "Trace", Actions = ["xray:PutTraceSegments", "xray:PutTelemetryRecords"], Resources = ["*"] }),
    ];
}
