using Amazon.CDK.AWS.StepFunctions;
using AmiPipeline.Errors;
using Constructs;
using StateErrors = Amazon.CDK.AWS.StepFunctions.Errors;

namespace AmiPipeline.StateMachine;

/// <summary>The clean-up loop: passes until nothing is left. The function puts the failure that the execution ends with, if any, into <c>$.cleanUp.failure</c>.</summary>
internal static class CleanUpLoop
{
    /// <summary>Builds the loop; returns its first state.</summary>
    /// <param name="scope">The construct that the states belong to.</param>
    /// <param name="tasks">Makes the tasks.</param>
    /// <param name="end">What follows.</param>
    /// <param name="cutShort">What follows if the function itself fails, with its error in <c>$.cleanUpError</c>.</param>
    public static State Build(Construct scope, PipelineTasks tasks, State end, State cutShort)
    {
        var cleanUp = tasks.Task(StateNames.CleanUp, "$.cleanUp", "state=$");
        var wait = new Wait(scope, LoopStates.Wait(StateNames.CleanUp), new WaitProps { Time = WaitTime.SecondsPath("$.cleanUp.wait.seconds") });
        wait.Next(cleanUp);

        cleanUp.AddCatch(cutShort, new CatchProps { Errors = [StateErrors.ALL], ResultPath = "$.cleanUpError" });
        cleanUp.Next(new Choice(scope, LoopStates.Finished(StateNames.CleanUp))
            .When(Condition.BooleanEquals("$.cleanUp.finished", false), wait)
            .Otherwise(end));

        return cleanUp;
    }

    /// <summary>Sets the failure that the execution ends with, if the function could not.</summary>
    public static Pass Failure(Construct scope, State end, string name, string cause)
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
