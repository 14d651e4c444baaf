using Amazon.CDK.AWS.StepFunctions;
using Constructs;

namespace AmiPipeline.StateMachine;

/// <summary>
/// A temporary instance of the source, stopped, with all requested volumes, and the image of it. Unless the image is to have booted, volumes of the source's
/// snapshots take the place of those that the instance has booted from.
/// </summary>
internal static class InstanceRoute
{
    public static State Build(Construct scope, PipelineTasks tasks, State waitForImage)
    {
        var create = Steps.Chain(waitForImage, tasks.Step(StateNames.CreateImage, "$.image", "plan", "instance"));

        var attach = Steps.Chain(
            create,
            tasks.WaitForVolumes(LoopStates.Volumes, "available"),
            tasks.Step(StateNames.DetachVolumes, "$.detached", "plan", "instance", "volumes"),
            tasks.WaitForVolumes(LoopStates.DetachedVolumes, "detached", "$.detached"),
            tasks.Step(StateNames.AttachVolumes, "$.volumes", "plan", "instance", "volumes"),
            tasks.WaitForVolumes(LoopStates.AttachedVolumes, "attached"));

        var volumesToAttach = new Choice(scope, ControlStates.VolumesToAttach)
            .When(Condition.BooleanEquals("$.plan.createsVolumes", true), attach)
            .Otherwise(create);

        var stop = Steps.Chain(
            volumesToAttach,
            tasks.Step(StateNames.StopInstance, "$.instance", "plan", "instance"),
            tasks.WaitForInstance(LoopStates.StoppedInstance, "stopped"));

        var bootRequested = new Choice(scope, ControlStates.BootRequested)
            .When(Condition.BooleanEquals("$.plan.keepsBootedVolumes", true), Steps.Chain(stop, tasks.WaitForInstance(LoopStates.BootedInstance, "booted")))
            .Otherwise(stop);

        return Steps.Chain(
            bootRequested,
            tasks.Step(StateNames.LaunchInstance, "$.instance", "plan", "source"),
            tasks.Step(StateNames.CreateVolumes, "$.volumes", "plan", "instance", "source"),
            tasks.WaitForInstance(LoopStates.RunningInstance, "running"));
    }
}
