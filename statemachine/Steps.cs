using Amazon.CDK.AWS.StepFunctions;

namespace AmiPipeline.StateMachine;

/// <summary>Chains steps one after the other.</summary>
internal static class Steps
{
    /// <summary>Chains steps to each other and the last one to <paramref name="end"/>; returns the first state.</summary>
    public static State Chain(State end, params ReadOnlySpan<IStep> steps)
    {
        var next = end;
        for (var index = steps.Length - 1; index >= 0; index--)
        {
            steps[index].Next(next);
            next = steps[index].First;
        }

        return next;
    }
}
