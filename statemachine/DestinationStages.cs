using Amazon.CDK.AWS.StepFunctions;
using Constructs;

namespace AmiPipeline.StateMachine;

/// <summary>
/// What follows once the image and its copies are committed, in each destination that is: one stage after the other, also where some copies have failed. What fails in a
/// stage is in its own part of <c>$.result</c>, and keeps nothing from the next one; only then it is decided whether the execution fails.
/// </summary>
internal static class DestinationStages
{
    // The parts of the result that may have a failure, the last stage's first. Clean-up adds what those before it say.
    private static readonly (string Path, string State)[] Failures =
    [
        (PublishLoop.Publications, ControlStates.PublishingFailed),
        (SharingLoop.Path, ControlStates.SharingFailed),
        ("$.result.copies", ControlStates.CopiesFailed),
    ];

    /// <summary>Builds the stages and their end; gives the first state.</summary>
    /// <param name="scope">The construct that the states belong to.</param>
    /// <param name="tasks">Makes the tasks.</param>
    public static State Build(Construct scope, PipelineTasks tasks) => SharingLoop.Build(scope, tasks, PublishLoop.Build(scope, tasks, End(scope)));

    // The image stays, and so do the copies that are committed; clean-up removes the rest, and the execution fails with what is in the data.
    private static Choice End(Construct scope)
    {
        var end = new Choice(scope, ControlStates.DestinationsComplete);
        foreach (var (path, state) in Failures)
        {
            end.When(Condition.IsPresent($"{path}.failure"), new Pass(scope, state, new PassProps { InputPath = $"{path}.failure", ResultPath = "$.error" }));
        }

        return end.Otherwise(new Succeed(scope, ControlStates.ImageCommitted));
    }
}
