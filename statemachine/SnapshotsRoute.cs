using Amazon.CDK.AWS.StepFunctions;
using Constructs;

namespace AmiPipeline.StateMachine;

/// <summary>Every snapshot copied under its own key, and an image registered over the copies. Boots nothing.</summary>
internal static class SnapshotsRoute
{
    public static State Build(Construct scope, PipelineTasks tasks, State waitForImage)
    {
        var copy = Story.Of(
            waitForImage,
            tasks.Step("Copy snapshots", FunctionNames.CopySnapshots, "$.snapshots", "plan", "source", "volumes"),
            tasks.WaitForSnapshots("Snapshots"),
            tasks.Step("Register image", FunctionNames.RegisterImage, "$.image", "plan", "source", "snapshots"));

        var create = Story.Of(
            copy,
            tasks.Step("Create volumes to snapshot", FunctionNames.CreateVolumes, "$.volumes", "plan"),
            tasks.WaitForVolumes("Volumes to snapshot", "available"));

        return new Choice(scope, "Volumes to snapshot?")
            .When(Condition.BooleanEquals("$.plan.createsVolumes", true), create)
            .Otherwise(copy);
    }
}
