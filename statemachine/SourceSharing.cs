using Amazon.CDK.AWS.StepFunctions;
using AmiPipeline.Errors;
using Constructs;
using StateErrors = Amazon.CDK.AWS.StepFunctions.Errors;

namespace AmiPipeline.StateMachine;

/// <summary>
/// Access to a source of another account: given before anything else, revoked after everything else. Both take the request from the context
/// object, since the execution's data may be gone after a failure.
/// </summary>
internal static class SourceSharing
{
    private const string Request = "$$.Execution.Input";
    private const string OtherAccount = Request + ".source.accountId";

    /// <summary>Shares a source of another account, and continues with <paramref name="plan"/>.</summary>
    /// <param name="scope">The construct that the states belong to.</param>
    /// <param name="tasks">Makes the tasks.</param>
    /// <param name="plan">What follows.</param>
    /// <param name="cleanUp">Where a failure leads: it makes the error readable.</param>
    /// <param name="nothingWasMade">The way there after an error that may have left access behind.</param>
    public static Choice Begin(Construct scope, PipelineTasks tasks, State plan, State cleanUp, State nothingWasMade)
    {
        var share = tasks.Task(StateNames.ShareSource, JsonPath.DISCARD, $"request={Request}");
        share.AddCatch(NothingWasShared(scope, cleanUp), new CatchProps { Errors = [nameof(RequestRefusedException)], ResultPath = "$" });
        share.AddCatch(nothingWasMade, new CatchProps { Errors = [StateErrors.ALL], ResultPath = "$" });
        share.Next(plan);

        return new Choice(scope, ControlStates.SourceInAnotherAccount)
            .When(Condition.IsPresent(OtherAccount), share)
            .Otherwise(plan);
    }

    /// <summary>Revokes the access, if any may have been given, and ends the execution.</summary>
    /// <param name="scope">The construct that the states belong to.</param>
    /// <param name="tasks">Makes the tasks.</param>
    /// <param name="end">The execution's end, in success or failure.</param>
    public static Choice End(Construct scope, PipelineTasks tasks, State end)
    {
        var unshare = tasks.Task(StateNames.UnshareSource, JsonPath.DISCARD, $"request={Request}");
        unshare.AddCatch(StillShared(scope, "{} is committed", "$.result.imageId"), new CatchProps { Errors = [StateErrors.ALL], ResultPath = "$.unshareError" });
        unshare.Next(end);

        return new Choice(scope, ControlStates.SourceShared)
            .When(Condition.IsPresent("$.nothingShared"), end)
            .When(Condition.IsPresent(OtherAccount), unshare)
            .Otherwise(end);
    }

    // A refusal comes before any access is given; revoking it would only fail again.
    private static Pass NothingWasShared(Construct scope, State cleanUp)
    {
        var nothing = new Pass(scope, ControlStates.NothingWasShared, new PassProps
        {
            Parameters = new Dictionary<string, object>
            {
                ["error.$"] = "$",
                ["cleanUp"] = new Dictionary<string, object> { ["nothingMade"] = true },
                ["nothingShared"] = true,
            },
        });
        nothing.Next(cleanUp);
        return nothing;
    }

    /// <summary>The end if access could not be revoked, with the error in <c>$.unshareError</c>. An earlier failure is reported too.</summary>
    /// <param name="scope">The construct that the states belong to.</param>
    /// <param name="allElse">What has succeeded, if nothing failed before; <c>{}</c> stands for each of <paramref name="paths"/>.</param>
    /// <param name="paths">Paths into the execution's data.</param>
    public static Choice StillShared(Construct scope, string allElse, params ReadOnlySpan<string> paths)
    {
        var choice = new Choice(scope, ControlStates.DidItFailBefore)
            .When(Condition.IsPresent("$.cleanUp.failure"), new Fail(scope, ControlStates.FailedWithTheSourceStillShared, new FailProps
            {
                Error = nameof(CleanUpIncompleteException),
                CausePath = JsonPath.Format(
                    "Access to the source could not be taken back: {}: {} The execution had failed before: {}: {}",
                    JsonPath.StringAt("$.unshareError.Error"), JsonPath.StringAt("$.unshareError.Cause"),
                    JsonPath.StringAt("$.cleanUp.failure.error"), JsonPath.StringAt("$.cleanUp.failure.cause")),
            }));
        var stillShared = new Fail(scope, ControlStates.SourceStillShared, new FailProps
        {
            Error = nameof(CleanUpIncompleteException),
            CausePath = JsonPath.Format(
                $"{allElse}, but access to the source could not be taken back: {{}}: {{}}",
                [.. Values([.. paths, "$.unshareError.Error", "$.unshareError.Cause"])]),
        });

        // Only an execution without a failure has the result that the paths lead into.
        return paths.Length > 0 ? choice.When(Condition.IsPresent("$.result"), stillShared) : choice.Otherwise(stillShared);
    }

    private static IEnumerable<string> Values(string[] paths) => paths.Select(JsonPath.StringAt);
}
