using Amazon.CDK.AWS.StepFunctions;
using AmiPipeline.Errors;
using Constructs;
using StateErrors = Amazon.CDK.AWS.StepFunctions.Errors;

namespace AmiPipeline.StateMachine;

/// <summary>The clean-up loop: laps until nothing is left, then the execution's end, good or bad. The function reads <c>$.error</c>, and says with which failure the execution ends.</summary>
internal static class CleanUpLoop
{
    public static State Build(Construct scope, PipelineTasks tasks)
    {
        var cleanUp = tasks.Task("Clean up", FunctionNames.CleanUp, "$.cleanUp", "state=$");
        var wait = new Wait(scope, "Clean up: Wait", new WaitProps { Time = WaitTime.SecondsPath("$.cleanUp.wait.seconds") });
        wait.Next(cleanUp);

        cleanUp.AddCatch(CleanUpFailed(scope), new CatchProps { Errors = [StateErrors.ALL], ResultPath = "$.cleanUpError" });
        cleanUp.Next(new Choice(scope, "Clean up: Finished?")
            .When(Condition.BooleanEquals("$.cleanUp.finished", false), wait)
            .When(Condition.IsPresent("$.cleanUp.failure"), Failed(scope))
            .Otherwise(new Succeed(scope, "Image ready", new SucceedProps { OutputPath = "$.result" })));

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

    private static Fail Failed(Construct scope) => new(scope, "Build failed", new FailProps
    {
        ErrorPath = "$.cleanUp.failure.error",
        CausePath = "$.cleanUp.failure.cause",
    });

    // The build's own error must not be lost behind that of clean-up; after a success there is none to refer to.
    private static Choice CleanUpFailed(Construct scope) => new Choice(scope, "Did the build fail too?")
        .When(Condition.IsPresent("$.error"), new Fail(scope, "Build and clean-up failed", new FailProps
        {
            Error = nameof(CleanUpIncompleteException),
            CausePath = JsonPath.Format(
                "Clean-up of {} ended with {}: {} The build had failed before: {}: {}",
                JsonPath.StringAt("$$.Execution.Id"), JsonPath.StringAt("$.cleanUpError.Error"), JsonPath.StringAt("$.cleanUpError.Cause"),
                JsonPath.StringAt("$.error.Error"), JsonPath.StringAt("$.error.Cause")),
        }))
        .Otherwise(new Fail(scope, "Clean-up failed", new FailProps
        {
            Error = nameof(CleanUpIncompleteException),
            CausePath = JsonPath.Format(
                "Clean-up of {} ended with {}: {}",
                JsonPath.StringAt("$$.Execution.Id"), JsonPath.StringAt("$.cleanUpError.Error"), JsonPath.StringAt("$.cleanUpError.Cause")),
        }));
}
