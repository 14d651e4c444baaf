using Amazon.CDK.AWS.StepFunctions;
using Constructs;

namespace AmiPipeline.StateMachine;

/// <summary>The image of the source instance: the result itself or, where other keys are asked for, the source of a second route.</summary>
internal static class CaptureRoute
{
    public static State Build(Construct scope, PipelineTasks tasks, State chooseRoute, State verify)
    {
        var useCaptured = new Pass(scope, ControlStates.UseCapturedImage, new PassProps
        {
            Parameters = new Dictionary<string, object> { ["imageId.$"] = "$.image.imageId", ["location.$"] = "$.image.location" },
            ResultPath = "$.source",
        });
        // Back to the choice, by the second route: that is never "capture", so this happens once.
        useCaptured
            .Next(new Pass(scope, ControlStates.TakeSecondRoute, new PassProps { InputPath = "$.plan.secondRoute", ResultPath = "$.route" }))
            .Next(chooseRoute);

        var isResult = new Choice(scope, ControlStates.OtherKeysRequested)
            .When(Condition.IsPresent("$.plan.secondRoute"), useCaptured)
            .Otherwise(verify);

        return Steps.Chain(
            isResult,
            tasks.Step(StateNames.CaptureImage, "$.image", "plan"),
            tasks.WaitForImage(LoopStates.CapturedImage));
    }
}
