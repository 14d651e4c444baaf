using Amazon.CDK.AWS.StepFunctions;
using Constructs;

namespace AmiPipeline.StateMachine;

/// <summary>A temporary instance of the source with all wanted volumes, stopped, and the image of it.</summary>
internal static class InstanceRoute
{
    public static State Build(Construct scope, PipelineTasks tasks, State waitForImage)
    {
        var stopAndCreate = Story.Of(
            waitForImage,
            tasks.Step("Stop instance", FunctionNames.StopInstance, "$.instance", "plan", "instance"),
            tasks.WaitForInstance("Stopped instance", "stopped"),
            tasks.Step("Create image", FunctionNames.CreateImage, "$.image", "plan", "instance"));

        var attach = Story.Of(
            stopAndCreate,
            tasks.WaitForVolumes("Volumes", "available"),
            tasks.Step("Attach volumes", FunctionNames.AttachVolumes, "$.volumes", "plan", "instance", "volumes"),
            tasks.WaitForVolumes("Attached volumes", "attached"));

        var volumesToAttach = new Choice(scope, "Volumes to attach?")
            .When(Condition.BooleanEquals("$.plan.createsVolumes", true), attach)
            .Otherwise(stopAndCreate);

        return Story.Of(
            volumesToAttach,
            tasks.Step("Launch instance", FunctionNames.LaunchInstance, "$.instance", "plan", "source"),
            tasks.Step("Create volumes", FunctionNames.CreateVolumes, "$.volumes", "plan", "instance"),
            tasks.WaitForInstance("Running instance", "running"));
    }
}
