using Amazon.CDK.AWS.StepFunctions;
using Constructs;

namespace AmiPipeline.StateMachine;

/// <summary>From an intermediate image, captured or copied, to the plan's second route.</summary>
internal static class SecondRoute
{
    public static State Build(Construct scope, State chooseRoute)
    {
        var useImage = new Pass(scope, ControlStates.UseIntermediateImage, new PassProps
        {
            Parameters = new Dictionary<string, object> { ["imageId.$"] = "$.image.imageId", ["location.$"] = "$.image.location" },
            ResultPath = "$.source",
        });
        // Back to the Choice, with the second route, which makes no intermediate image: this happens once.
        useImage
            .Next(new Pass(scope, ControlStates.TakeSecondRoute, new PassProps { InputPath = "$.plan.secondRoute", ResultPath = "$.route" }))
            .Next(chooseRoute);
        return useImage;
    }
}
