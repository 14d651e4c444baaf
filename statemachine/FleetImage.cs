using Amazon.CDK;
using Amazon.CDK.AWS.StepFunctions;
using Amazon.CDK.AWS.StepFunctions.Tasks;
using Constructs;
using StateErrors = Amazon.CDK.AWS.StepFunctions.Errors;

namespace AmiPipeline.StateMachine;

/// <summary>
/// One request of a fleet: an execution of the pipeline under the name that follows from fleet and request. An earlier pass may have started it
/// already: if it made the image, nothing is done; if it runs, it is waited for; if it failed, the next name is tried.
/// </summary>
/// <remarks>
/// Whatever Step Functions answers but the success, the execution of that name is looked up: an answer may be lost, and the errors of a refused
/// start have more names than are documented.
/// </remarks>
internal static class FleetImage
{
    private const int MaxTries = 10;

    private const string Status = "$.execution.status";
    private const string Arn = "$.execution.arn";
    private const string Error = "$.execution.errors[0]";
    private const string Cause = "$.execution.causes[0]";

    // From one look at an execution to the next: an execution may take months, and a history has 25,000 events, of which each look takes eleven.
    private const int FirstPauseSeconds = 60;
    private const int LongerBySeconds = 30;

    /// <summary>The count of tries to start an execution, at first.</summary>
    public static Dictionary<string, object> FirstTry => new() { ["count"] = 1 };

    /// <summary>The wait for an execution that another one started, at first.</summary>
    public static Dictionary<string, object> FirstPause => new() { ["seconds"] = FirstPauseSeconds };

    /// <summary>Builds the item's states; returns the first.</summary>
    /// <param name="scope">The construct that the states belong to.</param>
    /// <param name="pipeline">The pipeline's state machine.</param>
    /// <param name="suffix">What the states' names end in.</param>
    public static IChainable Build(Construct scope, IStateMachine pipeline, string suffix)
    {
        string Name(string state) => state + suffix;
        var converted = new Pass(scope, Name(FleetStates.ImageConverted), new PassProps
        {
            Result = Result.FromObject(new Dictionary<string, object> { ["status"] = "SUCCEEDED" }),
        });
        var convert = new StepFunctionsStartExecution(scope, Name(FleetStates.ConvertImage), new StepFunctionsStartExecutionProps
        {
            StateMachine = pipeline,
            IntegrationPattern = IntegrationPattern.RUN_JOB,
            Name = JsonPath.StringAt("$.name"),
            Input = TaskInput.FromJsonPathAt("$.request"),
            ResultPath = JsonPath.DISCARD,
        });
        convert.Next(converted);

        var lookUp = LookUp(scope, Name(FleetStates.LookUpExecution));
        convert.AddCatch(lookUp, new CatchProps { Errors = [StateErrors.ALL], ResultPath = "$.error" });
        lookUp.AddCatch(TryAgain(scope, Name, convert), new CatchProps { Errors = [StateErrors.ALL], ResultPath = JsonPath.DISCARD });
        lookUp.Next(HowDidItEnd(scope, Name, convert, converted, lookUp));
        return convert;
    }

    private static CallAwsService LookUp(Construct scope, string name)
    {
        var lookUp = new CallAwsService(scope, name, new CallAwsServiceProps
        {
            Service = "sfn",
            Action = "describeExecution",
            Parameters = new Dictionary<string, object> { ["ExecutionArn.$"] = "States.Format('{}:{}', $.executions, $.name)" },
            IamResources = ["*"],
            ResultSelector = new Dictionary<string, object>
            {
                ["status.$"] = "$.Status",
                ["started.$"] = "$.StartDate",
                ["arn.$"] = "$.ExecutionArn",
                // Both may be missing; a path that looks everywhere then gives nothing. Input and output, which may be long, are texts, and not looked into.
                ["errors.$"] = "$..Error",
                ["causes.$"] = "$..Cause",
            },
            ResultPath = "$.execution",
        });
        lookUp.AddRetry(Retries.NoExecution);
        lookUp.AddRetry(Retries.AnyCall);
        return lookUp;
    }

    private static Choice HowDidItEnd(Construct scope, Func<string, string> name, State convert, State converted, State lookUp)
    {
        var wait = new Wait(scope, name(FleetStates.WaitForExecution), new WaitProps { Time = WaitTime.SecondsPath("$.pause.seconds") });
        var longer = new Pass(scope, name(FleetStates.WaitLonger), new PassProps
        {
            Parameters = new Dictionary<string, object> { ["seconds.$"] = $"States.MathAdd($.pause.seconds, {LongerBySeconds})" },
            ResultPath = "$.pause",
        });
        wait.Next(longer);
        longer.Next(lookUp);
        var next = new Pass(scope, name(FleetStates.NextName), new PassProps
        {
            Parameters = new Dictionary<string, object>
            {
                ["request.$"] = "$.request",
                ["base.$"] = "$.base",
                ["name.$"] = "States.Format('{}-{}', $.base, States.MathAdd($.attempt, 1))",
                ["attempt.$"] = "States.MathAdd($.attempt, 1)",
                ["tries"] = FirstTry,
                ["pause"] = FirstPause,
                ["executions.$"] = "$.executions",
                ["since.$"] = "$.since",
            },
        });
        next.Next(convert);

        return new Choice(scope, name(FleetStates.HowDidItEnd))
            .When(Condition.StringEquals(Status, "SUCCEEDED"), converted)
            .When(Condition.StringEquals(Status, "RUNNING"), wait)
            .When(Condition.TimestampLessThanJsonPath("$.execution.started", "$.since"), next)
            .When(Condition.And(Condition.IsPresent(Error), Condition.IsPresent(Cause)), new Fail(scope, name(FleetStates.ImageFailed), new FailProps { ErrorPath = Error, CausePath = Cause }))
            .When(Condition.IsPresent(Error), new Fail(scope, name(FleetStates.ImageFailedWithoutCause), new FailProps { ErrorPath = Error, CausePath = Arn }))
            .Otherwise(new Fail(scope, name(FleetStates.ImageGivenUp), new FailProps { ErrorPath = Status, CausePath = Arn }));
    }

    private static Choice TryAgain(Construct scope, Func<string, string> name, State convert)
    {
        var wait = new Wait(scope, name(FleetStates.WaitToTryAgain), new WaitProps { Time = WaitTime.Duration(Duration.Minutes(1)) });
        var count = new Pass(scope, name(FleetStates.CountTry), new PassProps
        {
            Parameters = new Dictionary<string, object> { ["count.$"] = "States.MathAdd($.tries.count, 1)" },
            ResultPath = "$.tries",
        });
        wait.Next(count);
        count.Next(convert);
        return new Choice(scope, name(FleetStates.TryAgain))
            .When(Condition.NumberLessThan("$.tries.count", MaxTries), wait)
            .Otherwise(new Fail(scope, name(FleetStates.NotStarted), new FailProps { ErrorPath = "$.error.Error", CausePath = "$.error.Cause" }));
    }
}
