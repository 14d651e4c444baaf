using Amazon.CDK;
using Amazon.CDK.AWS.Lambda;
using Amazon.CDK.AWS.StepFunctions;
using AmiPipeline.Errors;
using Constructs;
using StateErrors = Amazon.CDK.AWS.StepFunctions.Errors;

namespace AmiPipeline.StateMachine;

/// <summary>
/// Clean-up for an execution that has ended without it: an abort, the machine's own timeout and what else escapes every Catch. Its input is the event
/// "Step Functions Execution Status Change", or as much of it as is read here. Rendered to <c>ami-pipeline-clean-up.asl.json</c>.
/// </summary>
public static class CleanUpDefinition
{
    private const string Status = "$.detail.status";
    private const string Input = "$.detail.input";

    // Step Functions' own words, and that of the sweep for an execution which Step Functions has forgotten.
    private static readonly string[] Ended = ["FAILED", "TIMED_OUT", "ABORTED", "SUCCEEDED", "EXPIRED"];

    /// <summary>Builds the definition: the pipeline's clean-up loop, and the access to a foreign source taken back.</summary>
    /// <param name="scope">The construct that the states belong to.</param>
    /// <param name="functions">A function by its name, one of <see cref="FunctionNames.All"/>.</param>
    public static IChainable Build(Construct scope, Func<string, IFunction> functions)
    {
        var tasks = new PipelineTasks(scope, functions, ExecutionPaths.OfTheEvent);
        var end = SourceShared(scope, tasks, End(scope));
        var cutShort = CleanUpLoop.Failure(scope, end, ControlStates.CleanUpFailed, JsonPath.Format(
            "Clean-up of {} ended with {}: {}",
            JsonPath.StringAt(ExecutionPaths.OfTheEvent.Arn), JsonPath.StringAt("$.cleanUpError.Error"), JsonPath.StringAt("$.cleanUpError.Cause")));

        // The event's other fields stay behind: some are named as the pipeline's data, such as "source".
        var begin = new Pass(scope, ControlStates.Begin, new PassProps
        {
            Parameters = new Dictionary<string, object> { ["detail.$"] = "$.detail", ["cleanUp"] = new Dictionary<string, object>() },
        });
        begin.Next(CleanUpLoop.Build(scope, tasks, end, cutShort));

        // What a running execution has made is its own.
        return new Choice(scope, ControlStates.HasItEnded)
            .When(Condition.And(Condition.IsPresent(Status), Condition.Or([.. Ended.Select(status => Condition.StringEquals(Status, status))])), begin)
            .Otherwise(new Fail(scope, ControlStates.NotEnded, new FailProps
            {
                Error = nameof(RequestRefusedException),
                Cause = $"/detail/status: must be one of {string.Join(", ", Ended)}; an execution that runs cleans up by itself.",
            }));
    }

    // The event carries the request as a text, unless it is too long.
    private static Choice SourceShared(Construct scope, PipelineTasks tasks, State end)
    {
        var unshare = tasks.Task(StateNames.UnshareSource, JsonPath.DISCARD, $"request={Input}");
        unshare.AddCatch(SourceSharing.StillShared(scope, "What the execution made is removed"), new CatchProps { Errors = [StateErrors.ALL], ResultPath = "$.unshareError" });
        unshare.Next(end);

        // A function that shares may run until its time-out after the execution was aborted: access that it gives then has to be revoked too.
        var sharingEnds = new Wait(scope, ControlStates.SharingEnds, new WaitProps { Time = WaitTime.Duration(Duration.Seconds(Timeouts.Task.TotalSeconds)) });
        sharingEnds.Next(unshare);

        return new Choice(scope, ControlStates.SourceShared)
            .When(Condition.And(Condition.IsPresent(Input), Condition.StringMatches(Input, "*\"accountId\"*")), sharingEnds)
            .Otherwise(end);
    }

    private static Choice End(Construct scope) => new Choice(scope, ControlStates.IsAnythingLeft)
        .When(Condition.IsPresent("$.cleanUp.failure"), new Fail(scope, ControlStates.ResourcesLeft, new FailProps
        {
            ErrorPath = "$.cleanUp.failure.error",
            CausePath = "$.cleanUp.failure.cause",
        }))
        .Otherwise(new Succeed(scope, ControlStates.CleanedUp, new SucceedProps { OutputPath = "$.cleanUp" }));
}
