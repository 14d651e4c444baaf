using Amazon.CDK.AWS.StepFunctions;

namespace AmiPipeline.StateMachine;

/// <summary>One state that goes on when it is done.</summary>
internal sealed class TaskStep(TaskStateBase task) : IStep
{
    public State First => task;

    public void Next(State next) => task.Next(next);
}
