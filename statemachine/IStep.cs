using Amazon.CDK.AWS.StepFunctions;

namespace AmiPipeline.StateMachine;

/// <summary>A part of the state machine: one state, or a few that belong together.</summary>
internal interface IStep
{
    /// <summary>The state that the step begins with.</summary>
    State First { get; }

    /// <summary>Says what follows the step. Called once.</summary>
    void Next(State next);
}

/// <summary>One state that continues when it is done.</summary>
internal sealed class TaskStep(TaskStateBase task) : IStep
{
    public State First => task;

    public void Next(State next) => task.Next(next);
}
