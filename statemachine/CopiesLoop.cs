using Amazon.CDK.AWS.StepFunctions;
using Constructs;

namespace AmiPipeline.StateMachine;

/// <summary>The verified image copied to other Regions and accounts: passes over all copies until each is committed or has failed. They are in <c>$.result.copies</c>, with the error of those that failed.</summary>
internal static class CopiesLoop
{
    private const string Copies = "$.result.copies";

    /// <summary>Builds the loop; gives its first state.</summary>
    /// <param name="scope">The construct that the states belong to.</param>
    /// <param name="tasks">Makes the tasks.</param>
    /// <param name="next">What follows, also where some have failed.</param>
    public static State Build(Construct scope, PipelineTasks tasks, State next)
    {
        var copy = tasks.BuildTask(StateNames.CopyImages, Copies, "plan", "result");
        var wait = new Wait(scope, LoopStates.Wait(StateNames.CopyImages), new WaitProps { Time = WaitTime.SecondsPath($"{Copies}.wait.seconds") });
        wait.Next(copy);
        copy.Next(new Choice(scope, LoopStates.Finished(StateNames.CopyImages))
            .When(Condition.BooleanEquals($"{Copies}.ready", false), wait)
            .Otherwise(next));

        return new Choice(scope, ControlStates.CopiesRequested)
            .When(Condition.BooleanEquals("$.plan.hasCopies", true), copy)
            .Otherwise(next);
    }
}
