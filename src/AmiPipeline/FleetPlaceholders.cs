namespace AmiPipeline;

/// <summary>The placeholders in the fleet state machine's documents for what only a deployment knows.</summary>
public static class FleetPlaceholders
{
    /// <summary>The ARN of the pipeline's state machine.</summary>
    public const string StateMachine = "${PipelineStateMachineArn}";

    /// <summary>The ARN of the pipeline's executions, without the colon and the name.</summary>
    public const string Executions = "${PipelineExecutionArn}";

    /// <summary>The bucket of lists and results.</summary>
    public const string Bucket = "${FleetBucketName}";
}
