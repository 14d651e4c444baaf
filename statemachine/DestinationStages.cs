using Amazon.CDK.AWS.StepFunctions;
using Constructs;

namespace AmiPipeline.StateMachine;

/// <summary>
/// What follows once the image is committed, stage by stage: it is copied to each destination, shared and published there, and older images make room, even if some copies have failed.
/// A stage's failures are in its own part of <c>$.result</c>, and do not stop the next stage; whether the execution fails is decided at the end.
/// </summary>
internal static class DestinationStages
{
    private static readonly PassLoop Copies = new(StateNames.CopyImages, "$.result.copies", ControlStates.CopiesRequested, "hasCopies");
    private static readonly PassLoop Sharing = new(StateNames.ShareImages, "$.result.sharing", ControlStates.SharingRequested, "hasSharing");
    private static readonly PassLoop Publishing = new(StateNames.PublishImages, "$.result.publications", ControlStates.PublishingRequested, "publishes");

    private static readonly PassLoop Retention = new(StateNames.RetainImages, "$.result.retention", ControlStates.RetentionRequested, "retains");

    // The last stage's first. Clean-up adds those of the earlier stages.
    private static readonly (PassLoop Stage, string State)[] Failures =
    [
        (Retention, ControlStates.RetentionFailed),
        (Publishing, ControlStates.PublishingFailed),
        (Sharing, ControlStates.SharingFailed),
        (Copies, ControlStates.CopiesFailed),
    ];

    /// <summary>Builds the stages and their end; returns the first state.</summary>
    /// <param name="scope">The construct that the states belong to.</param>
    /// <param name="tasks">Makes the tasks.</param>
    public static State Build(Construct scope, PipelineTasks tasks) =>
        Copies.Build(scope, tasks, Sharing.Build(scope, tasks, Publishing.Build(scope, tasks, Retention.Build(scope, tasks, End(scope)))));

    // The image stays, and so do the committed copies; clean-up removes the rest, and the execution fails with the failure in its data.
    private static Choice End(Construct scope)
    {
        var end = new Choice(scope, ControlStates.DestinationsComplete);
        foreach (var (stage, state) in Failures)
        {
            end.When(Condition.IsPresent($"{stage.Path}.failure"), new Pass(scope, state, new PassProps { InputPath = $"{stage.Path}.failure", ResultPath = "$.error" }));
        }

        return end.Otherwise(new Succeed(scope, ControlStates.ImageCommitted));
    }
}
