using Amazon.CDK.AWS.StepFunctions;
using Constructs;

namespace AmiPipeline.StateMachine;

/// <summary>A temporary instance of the source with all requested volumes, stopped, and the image of it.</summary>
internal static class InstanceRoute
{
    public static State Build(Construct scope, PipelineTasks tasks, State waitForImage)
    {
        var stopAndCreate = Steps.Chain(
            waitForImage,
            tasks.Step(StateNames.StopInstance, "$.instance", "plan", "instance"),
            tasks.WaitForInstance(LoopStates.StoppedInstance, "stopped"),
            tasks.Step(StateNames.CreateImage, "$.image", "plan", "instance"));

        var attach = Steps.Chain(
            stopAndCreate,
            tasks.WaitForVolumes(LoopStates.Volumes, "available"),
            tasks.Step(StateNames.AttachVolumes, "$.volumes", "plan", "instance", "volumes"),
            tasks.WaitForVolumes(LoopStates.AttachedVolumes, "attached"));

        var volumesToAttach = new Choice(scope, ControlStates.VolumesToAttach)
            .When(Condition.BooleanEquals("$.plan.createsVolumes", true), attach)
            .Otherwise(stopAndCreate);

        return Steps.Chain(
            volumesToAttach,
            tasks.Step(StateNames.LaunchInstance, "$.instance", "plan", "source"),
            tasks.Step(StateNames.CreateVolumes, "$.volumes", "plan", "instance"),
            tasks.WaitForInstance(LoopStates.RunningInstance, "running"));
    }
}
