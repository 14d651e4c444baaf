using Amazon.CDK.AWS.StepFunctions;
using Constructs;

namespace AmiPipeline.StateMachine;

/// <summary>How an execution of the pipeline ends, in success or failure: clean-up, access to a source of another account revoked, then the image or the error. Clean-up reads <c>$.error</c>.</summary>
internal static class PipelineEnd
{
    /// <summary>Builds the end; returns its first state.</summary>
    public static State Build(Construct scope, PipelineTasks tasks)
    {
        var end = SourceSharing.End(scope, tasks, End(scope));
        return CleanUpLoop.Build(scope, tasks, end, CleanUpFailed(scope, end));
    }

    /// <summary>Goes to clean-up, which then looks for nothing and only makes the error readable.</summary>
    public static State NothingWasMade(Construct scope, State cleanUp)
    {
        var nothing = new Pass(scope, ControlStates.NothingWasMade, new PassProps
        {
            Parameters = new Dictionary<string, object>
            {
                ["error.$"] = "$",
                ["cleanUp"] = new Dictionary<string, object> { ["nothingMade"] = true },
            },
        });
        nothing.Next(cleanUp);
        return nothing;
    }

    private static Choice End(Construct scope) => new Choice(scope, ControlStates.DidItFail)
        .When(Condition.IsPresent("$.cleanUp.failure"), new Fail(scope, ControlStates.ExecutionFailed, new FailProps
        {
            ErrorPath = "$.cleanUp.failure.error",
            CausePath = "$.cleanUp.failure.cause",
        }))
        .Otherwise(new Succeed(scope, ControlStates.ImageReady, new SucceedProps { OutputPath = "$.result" }));

    // An error of clean-up must hide neither the build's own error nor its image. The build has ended with one or the other.
    private static Choice CleanUpFailed(Construct scope, State end) => new Choice(scope, ControlStates.DidTheBuildFailToo)
        .When(Condition.IsPresent("$.error"), CleanUpLoop.Failure(scope, end, ControlStates.BuildAndCleanUpFailed, JsonPath.Format(
            "Clean-up of {} ended with {}: {} The build had failed before: {}: {}",
            JsonPath.StringAt("$$.Execution.Id"), JsonPath.StringAt("$.cleanUpError.Error"), JsonPath.StringAt("$.cleanUpError.Cause"),
            JsonPath.StringAt("$.error.Error"), JsonPath.StringAt("$.error.Cause"))))
        .When(Condition.IsPresent("$.result"), CleanUpLoop.Failure(scope, end, ControlStates.CleanUpFailed, JsonPath.Format(
            "Clean-up of {} ended with {}: {} Committed, and so kept: {}.",
            JsonPath.StringAt("$$.Execution.Id"), JsonPath.StringAt("$.cleanUpError.Error"), JsonPath.StringAt("$.cleanUpError.Cause"),
            JsonPath.StringAt("$.result.imageId"))));
}
