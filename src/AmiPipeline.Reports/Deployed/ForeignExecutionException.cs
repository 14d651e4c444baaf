namespace AmiPipeline.Reports.Deployed;

/// <summary>An execution succeeded with an output that no execution of the pipeline has: it is one of another state machine.</summary>
/// <param name="executionArn">The execution.</param>
public sealed class ForeignExecutionException(string executionArn)
    : Exception($"{executionArn} succeeded, but its output is no image of the pipeline's: it is an execution of another state machine.");
