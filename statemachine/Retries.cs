using Amazon.CDK;
using Amazon.CDK.AWS.StepFunctions;
using AmiPipeline.Errors;
using AmiPipeline.Slots;
using StateErrors = Amazon.CDK.AWS.StepFunctions.Errors;

namespace AmiPipeline.StateMachine;

/// <summary>Which errors are tried again, and how patiently. Anything else ends the build and starts clean-up.</summary>
internal static class Retries
{
    // AWS's own list for Lambda, a function that ran out of its time, and one whose process ended: functions may run again at any point.
    private static readonly string[] LambdaFaults =
    [
        "Lambda.ServiceException", "Lambda.AWSLambdaException", "Lambda.SdkClientException", "Lambda.ClientExecutionTimeoutException",
        "Lambda.TooManyRequestsException", "Lambda.Unknown", "Sandbox.Timedout", "Runtime.ExitError", "States.Timeout",
    ];

    private static readonly string[] TimeOuts = [nameof(AwsTimedOutException), nameof(InvocationTimedOutException)];

    private static readonly IReadOnlyList<string> PipelineErrors =
        [.. typeof(PipelineException).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(PipelineException))).Select(type => type.Name).Order(StringComparer.Ordinal)];

    /// <summary>Throttling and outages: a wait of hours must outlive some minutes of either.</summary>
    public static readonly RetryProps Transient = ForMinutes([.. LambdaFaults, nameof(AwsThrottledException), nameof(AwsUnavailableException), .. TimeOuts], maxAttempts: 20);

    /// <summary>The same for clean-up: nobody else removes what is left.</summary>
    public static readonly RetryProps TransientInCleanUp = ForMinutes(Transient.Errors!, maxAttempts: 40);

    /// <summary>The same while nothing is made: to fail then costs nothing, and a person waits.</summary>
    public static readonly RetryProps TransientWhilePlanning = ForMinutes([.. Transient.Errors!.Except(TimeOuts)], maxAttempts: 8);

    /// <summary>The same if nothing answers: each attempt has waited for more than a minute already.</summary>
    public static readonly RetryProps TimedOutWhilePlanning = ForMinutes(TimeOuts, maxAttempts: 2);

    /// <summary>A response that was cut off is complete the next time; a proxy does not become AWS.</summary>
    public static readonly RetryProps NotAnswered = new()
    {
        Errors = [nameof(NotAnsweredByAwsException)],
        Interval = Duration.Seconds(2),
        BackoffRate = 2,
        MaxAttempts = 5,
    };

    /// <summary>The same while nothing is made: one more attempt distinguishes a cut-off response from a proxy, and a person waits.</summary>
    public static readonly RetryProps NotAnsweredWhilePlanning = new()
    {
        Errors = NotAnswered.Errors!,
        Interval = Duration.Seconds(1),
        BackoffRate = 2,
        MaxAttempts = 2,
    };

    /// <summary>Access that is not taken back stays: what is refused once may be allowed a moment later, as in the passes of clean-up.</summary>
    public static RetryProps Refused(IReadOnlyList<RetryProps> others) => ForMinutes(NotNamedBy(others), maxAttempts: 10);

    /// <summary>The pipeline's errors that are not tried again: those that no other retrier names.</summary>
    public static RetryProps Final(IReadOnlyList<RetryProps> others) => new()
    {
        Errors = NotNamedBy(others),
        Interval = Duration.Seconds(1),
        BackoffRate = 1,
        MaxAttempts = 0,
    };

    /// <summary>
    /// Whatever else is no error of the pipeline: Lambda and its runtimes have more names for a lost result than are documented. What a function did
    /// then counts anyway, and it does it only once.
    /// </summary>
    public static readonly RetryProps Unknown = ForMinutes([StateErrors.TASKS_FAILED], maxAttempts: 10);

    /// <summary>A resource that does not show yet does within seconds, or never.</summary>
    public static readonly RetryProps NotVisibleYet = new()
    {
        Errors = [nameof(ResourceNotVisibleException)],
        Interval = Duration.Seconds(2),
        BackoffRate = 2,
        MaxAttempts = 6,
        MaxDelay = Duration.Seconds(60),
    };

    /// <summary>A grant on a KMS key is known everywhere within five minutes (KMS API Reference, CreateGrant).</summary>
    public static readonly RetryProps NotSharedYet = new()
    {
        Errors = [nameof(ResourceNotVisibleException)],
        Interval = Duration.Seconds(2),
        BackoffRate = 2,
        MaxAttempts = 11,
        MaxDelay = Duration.Seconds(60),
    };

    /// <summary>EC2 asks for 15 seconds between two snapshots of one volume.</summary>
    public static readonly RetryProps SnapshotRate = new()
    {
        Errors = [nameof(SnapshotRateExceededException)],
        Interval = Duration.Seconds(20),
        BackoffRate = 1.5,
        MaxAttempts = 8,
    };

    /// <summary>Capacity comes back in minutes, if at all.</summary>
    public static readonly RetryProps Capacity = new()
    {
        Errors = [nameof(CapacityUnavailableException)],
        Interval = Duration.Seconds(60),
        BackoffRate = 2,
        MaxAttempts = 5,
        MaxDelay = Duration.Minutes(15),
    };

    /// <summary>A quota such as the copies in progress is free again when other copies end, each of which may take the 48 hours that EBS allows it.</summary>
    public static readonly RetryProps Quota = new()
    {
        Errors = [nameof(QuotaExceededException)],
        Interval = Duration.Seconds(60),
        BackoffRate = 1.5,
        MaxAttempts = 110,
        MaxDelay = Duration.Minutes(30),
    };

    /// <summary>A slot is free again when another copy ends, and should not wait for long then: the function says by the error's name when to come again. It counts all of them, and waits no more after the last.</summary>
    public static readonly IReadOnlyList<RetryProps> CopySlots =
    [
        ForSlots(nameof(NextForCopySlotsException), SlotPauses.Near),
        ForSlots(nameof(WaitingForCopySlotsException), SlotPauses.Later),
        ForSlots(nameof(FarFromCopySlotsException), SlotPauses.Far),
    ];

    /// <summary>A call of Step Functions that only reads, and may be repeated.</summary>
    public static readonly RetryProps AnyCall = ForMinutes([StateErrors.ALL], maxAttempts: 10);

    /// <summary>An execution that there is not is not there the next time either.</summary>
    public static readonly RetryProps NoExecution = new()
    {
        Errors = ["Sfn.ExecutionDoesNotExistException"],
        Interval = Duration.Seconds(1),
        BackoffRate = 1,
        MaxAttempts = 0,
    };

    private static string[] NotNamedBy(IReadOnlyList<RetryProps> others) => [.. PipelineErrors.Except(others.SelectMany(retrier => retrier.Errors!))];

    private static RetryProps ForSlots(string error, TimeSpan pause) => new()
    {
        Errors = [error],
        Interval = Duration.Seconds(pause.TotalSeconds),
        BackoffRate = pause < SlotPauses.Max ? SlotPauses.Growth : 1,
        MaxAttempts = SlotClaims.MaxRetries,
        MaxDelay = pause < SlotPauses.Max ? Duration.Seconds(SlotPauses.Max.TotalSeconds) : null,
    };

    private static RetryProps ForMinutes(string[] errors, double maxAttempts) => new()
    {
        Errors = errors,
        Interval = Duration.Seconds(2),
        BackoffRate = 2,
        MaxAttempts = maxAttempts,
        MaxDelay = Duration.Seconds(120),
        JitterStrategy = JitterType.FULL,
    };
}
