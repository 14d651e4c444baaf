using Amazon.CDK.AWS.StepFunctions;
using AmiPipeline.Errors;
using Constructs;
using StateErrors = Amazon.CDK.AWS.StepFunctions.Errors;

namespace AmiPipeline.StateMachine;

/// <summary>The clean-up loop: laps until nothing is left, then the execution's end, good or bad. The function reads <c>$.error</c>, and says in <c>$.cleanUp.failure</c> with which failure the execution ends.</summary>
internal static class CleanUpLoop
{
    public static State Build(Construct scope, PipelineTasks tasks)
    {
        var cleanUp = tasks.Task("Clean up", FunctionNames.CleanUp, "$.cleanUp", "state=$");
        var wait = new Wait(scope, "Clean up: Wait", new WaitProps { Time = WaitTime.SecondsPath("$.cleanUp.wait.seconds") });
        wait.Next(cleanUp);

        var end = SourceSharing.End(scope, tasks, End(scope));
        cleanUp.AddCatch(CleanUpFailed(scope, end), new CatchProps { Errors = [StateErrors.ALL], ResultPath = "$.cleanUpError" });
        cleanUp.Next(new Choice(scope, "Clean up: Finished?")
            .When(Condition.BooleanEquals("$.cleanUp.finished", false), wait)
            .Otherwise(end));

        return cleanUp;
    }

    /// <summary>Goes to clean-up with the word that there is nothing to look for: it only makes the error readable.</summary>
    public static State NothingWasMade(Construct scope, State cleanUp)
    {
        var nothing = new Pass(scope, "Nothing was made", new PassProps
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

    private static Choice End(Construct scope) => new Choice(scope, "Did it fail?")
        .When(Condition.IsPresent("$.cleanUp.failure"), new Fail(scope, "Execution failed", new FailProps
        {
            ErrorPath = "$.cleanUp.failure.error",
            CausePath = "$.cleanUp.failure.cause",
        }))
        .Otherwise(new Succeed(scope, "Image ready", new SucceedProps { OutputPath = "$.result" }));

    // The build's own error must not be lost behind that of clean-up; after a success there is none to refer to.
    private static Choice CleanUpFailed(Construct scope, State end) => new Choice(scope, "Did the build fail too?")
        .When(Condition.IsPresent("$.error"), Failure(scope, end, "Build and clean-up failed", JsonPath.Format(
            "Clean-up of {} ended with {}: {} The build had failed before: {}: {}",
            JsonPath.StringAt("$$.Execution.Id"), JsonPath.StringAt("$.cleanUpError.Error"), JsonPath.StringAt("$.cleanUpError.Cause"),
            JsonPath.StringAt("$.error.Error"), JsonPath.StringAt("$.error.Cause"))))
        .Otherwise(Failure(scope, end, "Clean-up failed", JsonPath.Format(
            "Clean-up of {} ended with {}: {}",
            JsonPath.StringAt("$$.Execution.Id"), JsonPath.StringAt("$.cleanUpError.Error"), JsonPath.StringAt("$.cleanUpError.Cause"))));

    /// <summary>Says what the function could not say any more: with which failure the execution ends.</summary>
    private static Pass Failure(Construct scope, State end, string name, string cause)
    {
        var failure = new Pass(scope, name, new PassProps
        {
            Parameters = new Dictionary<string, object>
            {
                ["error"] = nameof(CleanUpIncompleteException),
                ["cause"] = cause,
            },
            ResultPath = "$.cleanUp.failure",
        });
        failure.Next(end);
        return failure;
    }
}
