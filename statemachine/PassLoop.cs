using Amazon.CDK.AWS.StepFunctions;
using Constructs;

namespace AmiPipeline.StateMachine;

/// <summary>Passes of one function over all destinations of an image, with a wait after each, until each destination is done or has failed.</summary>
/// <param name="State">The task, one of <see cref="StateNames"/>.</param>
/// <param name="Path">Where the loop's data is: <c>ready</c>, <c>wait</c>, and a <c>failure</c> if some destinations have failed.</param>
/// <param name="Requested">The Choice that decides whether there is anything to do, one of <see cref="ControlStates"/>.</param>
/// <param name="PlanField">The field of the plan that it tests.</param>
internal sealed record PassLoop(string State, string Path, string Requested, string PlanField)
{
    /// <summary>Builds the loop; returns its first state.</summary>
    /// <param name="scope">The construct that the states belong to.</param>
    /// <param name="tasks">Makes the tasks.</param>
    /// <param name="next">What follows, even if some have failed.</param>
    public State Build(Construct scope, PipelineTasks tasks, State next)
    {
        var pass = tasks.BuildTask(State, Path, "plan", "result");
        var wait = new Wait(scope, LoopStates.Wait(State), new WaitProps { Time = WaitTime.SecondsPath($"{Path}.wait.seconds") });
        wait.Next(pass);
        pass.Next(new Choice(scope, LoopStates.Finished(State))
            .When(Condition.BooleanEquals($"{Path}.ready", false), wait)
            .Otherwise(next));

        return new Choice(scope, Requested)
            .When(Condition.BooleanEquals($"$.plan.{PlanField}", true), pass)
            .Otherwise(next);
    }
}
