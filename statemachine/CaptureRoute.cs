using Amazon.CDK.AWS.StepFunctions;
using Constructs;

namespace AmiPipeline.StateMachine;

/// <summary>The image of the source instance: the result itself or, if other keys are requested, the source of a second route.</summary>
internal static class CaptureRoute
{
    public static State Build(Construct scope, PipelineTasks tasks, State secondRoute, State verify)
    {
        var isResult = new Choice(scope, ControlStates.OtherKeysRequested)
            .When(Condition.IsPresent("$.plan.secondRoute"), secondRoute)
            .Otherwise(verify);

        return Steps.Chain(
            isResult,
            tasks.Step(StateNames.CaptureImage, "$.image", "plan"),
            tasks.WaitForImage(LoopStates.CapturedImage));
    }
}
