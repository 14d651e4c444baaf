using Amazon.CDK.AWS.StepFunctions;
using Constructs;

namespace AmiPipeline.StateMachine;

/// <summary>Every snapshot copied under its own key, and an image registered over the copies. Boots nothing.</summary>
internal static class SnapshotsRoute
{
    public static State Build(Construct scope, PipelineTasks tasks, State waitForImage)
    {
        var start = tasks.BuildTask(StateNames.CopySnapshots, "$.snapshots", "plan", "source", "volumes", "snapshots");
        var copy = Steps.Chain(
            waitForImage,
            new TaskStep(start),
            tasks.WaitForSnapshots(LoopStates.Snapshots, start),
            tasks.Step(StateNames.RegisterImage, "$.image", "plan", "source", "snapshots"));

        var create = Steps.Chain(
            copy,
            tasks.Step(StateNames.CreateVolumesToSnapshot, "$.volumes", "plan"),
            tasks.WaitForVolumes(LoopStates.VolumesToSnapshot, "available"));

        return new Choice(scope, ControlStates.VolumesToSnapshot)
            .When(Condition.BooleanEquals("$.plan.createsVolumes", true), create)
            .Otherwise(copy);
    }
}
