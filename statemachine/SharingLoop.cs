using Amazon.CDK.AWS.StepFunctions;
using Constructs;

namespace AmiPipeline.StateMachine;

/// <summary>The image and its committed copies shared with others: passes over all of them until each is shared or has failed. They are in <c>$.result.sharing</c>.</summary>
internal static class SharingLoop
{
    /// <summary>Where the loop's data is.</summary>
    public const string Path = "$.result.sharing";

    /// <summary>Builds the loop; gives its first state.</summary>
    /// <param name="scope">The construct that the states belong to.</param>
    /// <param name="tasks">Makes the tasks.</param>
    /// <param name="next">What follows, also where some have failed.</param>
    public static State Build(Construct scope, PipelineTasks tasks, State next)
    {
        var share = tasks.BuildTask(StateNames.ShareImages, Path, "plan", "result");
        var wait = new Wait(scope, LoopStates.Wait(StateNames.ShareImages), new WaitProps { Time = WaitTime.SecondsPath($"{Path}.wait.seconds") });
        wait.Next(share);
        share.Next(new Choice(scope, LoopStates.Finished(StateNames.ShareImages))
            .When(Condition.BooleanEquals($"{Path}.ready", false), wait)
            .Otherwise(next));

        return new Choice(scope, ControlStates.SharingRequested)
            .When(Condition.BooleanEquals("$.plan.hasSharing", true), share)
            .Otherwise(next);
    }
}
