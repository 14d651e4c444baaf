using Amazon.CDK.AWS.StepFunctions;
using Constructs;

namespace AmiPipeline.StateMachine;

/// <summary>The committed image and its copies published: passes over all of them until each is or has failed. They are in <c>$.result.publications</c>, with the error of those that failed.</summary>
internal static class PublishLoop
{
    /// <summary>Where they are.</summary>
    public const string Publications = "$.result.publications";

    /// <summary>Builds the loop; gives its first state.</summary>
    /// <param name="scope">The construct that the states belong to.</param>
    /// <param name="tasks">Makes the tasks.</param>
    /// <param name="next">What follows, also where some have failed.</param>
    public static State Build(Construct scope, PipelineTasks tasks, State next)
    {
        var publish = tasks.BuildTask(StateNames.PublishImages, Publications, "plan", "result");
        var wait = new Wait(scope, LoopStates.Wait(StateNames.PublishImages), new WaitProps { Time = WaitTime.SecondsPath($"{Publications}.wait.seconds") });
        wait.Next(publish);
        publish.Next(new Choice(scope, LoopStates.Finished(StateNames.PublishImages))
            .When(Condition.BooleanEquals($"{Publications}.ready", false), wait)
            .Otherwise(next));

        return new Choice(scope, ControlStates.PublishingRequested)
            .When(Condition.BooleanEquals("$.plan.publishes", true), publish)
            .Otherwise(next);
    }
}
