using System.Text.Json;

namespace AmiPipeline.Scenarios.Deployed;

/// <summary>The rules of the pipeline stack.</summary>
internal static class DeployedRules
{
    public static IReadOnlyList<EventRule> All { get; } =
    [
        new(Pattern("""{ "source": ["aws.ec2"], "detail-type": ["EC2 AMI State Change"], "detail": { "State": ["available"] } }"""), FunctionNames.StartPipeline, null),
        new(
            Pattern($$"""
                { "source": ["aws.states"], "detail-type": ["Step Functions Execution Status Change"],
                  "detail": { "status": ["FAILED", "ABORTED", "TIMED_OUT"], "stateMachineArn": ["{{SimulatedDeployment.StateMachineArn}}"] } }
                """),
            null,
            "AmiPipeline-CleanUp"),
    ];

    private static EventPattern Pattern(string json) => new(JsonDocument.Parse(json).RootElement);
}
