using Amazon.CDK;
using Amazon.CDK.AWS.Lambda;
using Amazon.CDK.AWS.StepFunctions;
using Amazon.CDK.AWS.StepFunctions.Tasks;
using Constructs;
using StateErrors = Amazon.CDK.AWS.StepFunctions.Errors;
using Timeout = Amazon.CDK.AWS.StepFunctions.Timeout;

namespace AmiPipeline.StateMachine;

/// <summary>Makes the tasks: the function, its input from the execution's data, and where its output goes.</summary>
/// <param name="scope">The construct that the states belong to.</param>
/// <param name="functions">A function by its name.</param>
/// <param name="execution">The execution that the functions work for.</param>
internal sealed class PipelineTasks(Construct scope, Func<string, IFunction> functions, ExecutionPaths execution)
{
    // They need capacity, snapshots or a place among the copies in progress, which EC2 may have only later.
    private static readonly string[] MayMeetLimits =
        [FunctionNames.StartCopy, FunctionNames.CaptureImage, FunctionNames.LaunchInstance, FunctionNames.CreateVolumes, FunctionNames.CreateImage, FunctionNames.CopySnapshots];

    // It starts as many copies as the quota allows, and is called again when there is room.
    private const string KeepsWithinTheQuota = FunctionNames.CopySnapshots;

    // They start copies, which may have to queue.
    private static readonly string[] MayQueue = [FunctionNames.StartCopy, FunctionNames.CopySnapshots];

    private Pass? _buildFailed;

    /// <summary>A task that calls a function.</summary>
    /// <param name="name">The state's name, which determines the function.</param>
    /// <param name="resultPath">Where the output goes; <c>$</c> replaces the execution's data.</param>
    /// <param name="inputs">What the function gets besides the execution: <c>plan</c> is <c>$.plan</c>, <c>request=$</c> a path, <c>until=stopped</c> a text.</param>
    public TaskStateBase Task(string name, string resultPath, params ReadOnlySpan<string> inputs)
    {
        var functionName = StateFunctions.FunctionOf(name) ?? throw new ArgumentException($"No function is known for the state \"{name}\".", nameof(name));
        var task = new LambdaInvoke(scope, name, new LambdaInvokeProps
        {
            LambdaFunction = functions(functionName),
            // The function's own ARN as the resource: a running execution keeps the function version it names.
            PayloadResponseOnly = true,
            RetryOnServiceExceptions = false,
            Payload = TaskInput.FromObject(Payload(inputs)),
            ResultPath = resultPath,
            TaskTimeout = Timeout.Duration(Duration.Seconds(Timeouts.Task.TotalSeconds)),
        });

        var retries = RetriesOf(functionName).ToList();
        var others = functionName == FunctionNames.UnshareSource ? Retries.Refused(retries) : Retries.Final(retries);
        foreach (var retry in retries.Append(others).Append(Retries.Unknown))
        {
            task.AddRetry(retry);
        }

        return task;
    }

    private static IEnumerable<RetryProps> RetriesOf(string functionName)
    {
        var plans = functionName == FunctionNames.PlanImage;
        IEnumerable<RetryProps> limits = !MayMeetLimits.Contains(functionName) ? []
            : functionName == KeepsWithinTheQuota ? [Retries.SnapshotRate, Retries.Capacity]
            : [Retries.SnapshotRate, Retries.Capacity, Retries.Quota];
        var transient = functionName is FunctionNames.CleanUp or FunctionNames.UnshareSource ? Retries.TransientInCleanUp : plans ? Retries.TransientWhilePlanning : Retries.Transient;
        IEnumerable<RetryProps> timeOuts = plans ? [Retries.TimedOutWhilePlanning] : [];
        return [transient, .. timeOuts, plans ? Retries.NotAnsweredWhilePlanning : Retries.NotAnswered, plans ? Retries.NotSharedYet : Retries.NotVisibleYet, .. limits, .. MayQueue.Contains(functionName) ? Retries.CopySlots : []];
    }

    /// <summary>The same within the build. After an error the build ends with everything that its steps have recorded: clean-up looks it up, and names it.</summary>
    /// <param name="name">The state's name.</param>
    /// <param name="resultPath">Where the output goes.</param>
    /// <param name="inputs">What the function gets besides the execution, as for <see cref="Task"/>.</param>
    public TaskStateBase BuildTask(string name, string resultPath, params ReadOnlySpan<string> inputs)
    {
        var task = Task(name, resultPath, inputs);
        task.AddCatch(_buildFailed ??= new Pass(scope, ControlStates.BuildFailed), new CatchProps { Errors = [StateErrors.ALL], ResultPath = "$.error" });
        return task;
    }

    /// <summary>The same, as a step of a chain.</summary>
    /// <param name="name">The state's name.</param>
    /// <param name="resultPath">Where the output goes.</param>
    /// <param name="inputs">What the function gets besides the execution, as for <see cref="Task"/>.</param>
    public IStep Step(string name, string resultPath, params ReadOnlySpan<string> inputs) =>
        new TaskStep(BuildTask(name, resultPath, inputs));

    /// <summary>A wait for an image, at <c>$.image</c>.</summary>
    /// <param name="what">What is waited for.</param>
    public IStep WaitForImage(string what) =>
        new WaitStep(scope, what, "$.image", name => BuildTask(name, "$.image", "plan", "image"));

    /// <summary>A wait for the instance, at <c>$.instance</c>.</summary>
    /// <param name="what">What is waited for.</param>
    /// <param name="until">The state: running, booted or stopped.</param>
    public IStep WaitForInstance(string what, string until) =>
        new WaitStep(scope, what, "$.instance", name => BuildTask(name, "$.instance", "plan", "instance", $"until={until}"));

    /// <summary>A wait for volumes.</summary>
    /// <param name="what">What is waited for.</param>
    /// <param name="until">available, detached or attached.</param>
    /// <param name="path">Where they are.</param>
    public IStep WaitForVolumes(string what, string until, string path = "$.volumes") =>
        new WaitStep(scope, what, path, name => BuildTask(name, path, "plan", $"volumes={path}", $"until={until}"));

    /// <summary>A wait for the snapshots, at <c>$.snapshots</c>.</summary>
    /// <param name="what">What is waited for.</param>
    /// <param name="start">The state that starts them, and runs again when the quota has room for more.</param>
    public IStep WaitForSnapshots(string what, State start) =>
        new WaitStep(scope, what, "$.snapshots", name => BuildTask(name, "$.snapshots", "plan", "snapshots"), ("startMore", start));

    private Dictionary<string, object> Payload(ReadOnlySpan<string> inputs)
    {
        var payload = new Dictionary<string, object>
        {
            ["execution"] = new Dictionary<string, object>
            {
                ["id.$"] = execution.Arn,
                ["name.$"] = execution.Name,
                ["stateMachineArn.$"] = execution.StateMachineArn,
                ["state.$"] = "$$.State.Name",
                ["retries.$"] = "$$.State.RetryCount",
            },
        };

        foreach (var input in inputs)
        {
            var (name, value) = input.Split('=') is [var left, var right] ? (left, right) : (input, $"$.{input}");
            payload[value.StartsWith('$') ? $"{name}.$" : name] = value;
        }

        return payload;
    }
}
