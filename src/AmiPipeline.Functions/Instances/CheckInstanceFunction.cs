using AmiPipeline.Waiting;

namespace AmiPipeline.Functions.Instances;

/// <summary>Checks the temporary instance's state, and says how long to wait before the next check.</summary>
/// <param name="aws">The SDK's clients.</param>
/// <param name="clock">The clock.</param>
public sealed class CheckInstanceFunction(AwsClients aws, TimeProvider clock)
{
    // Not a state of EC2's: an instance that runs has only begun to boot, and its status checks show when it has.
    private const string Booted = "booted";

    private static readonly TimeSpan MaxInvisibility = TimeSpan.FromMinutes(5);

    /// <summary>Checks the instance.</summary>
    /// <param name="input">Plan, instance and the state that is waited for.</param>
    /// <param name="context">Lambda's context.</param>
    /// <exception cref="InstanceFailedException">The instance ended.</exception>
    /// <exception cref="WaitDeadlineExceededException">It took too long.</exception>
    public async Task<InstanceInProgress> HandleAsync(CheckInstanceInput input, ILambdaContext context)
    {
        var reader = aws.Reader(input.Instance.Location);
        var instance = await reader.InstanceAsync(input.Instance.InstanceId);
        var now = clock.GetUtcNow();
        if (instance is null)
        {
            return now - input.Instance.Wait.StartedAt <= MaxInvisibility
                ? Waiting(input, input.Instance.State, now)
                : throw new InstanceFailedException($"{input.Instance.InstanceId} does not exist (any more).");
        }

        var state = instance.State.Name.Value;
        if (input.Until == Booted && state == InstanceStateName.Running)
        {
            return await reader.HasBootedAsync(instance.InstanceId) ? input.Instance with { State = Booted, Ready = true } : Waiting(input, state, now);
        }

        return state == input.Until ? input.Instance with { State = state, Ready = true }
            : IsOnTheWay(state, input.Until) ? Waiting(input, state, now)
            : throw Failure(instance, input);
    }

    // EC2 User Guide, "Instance terminates immediately": the storage of volumes is used up, which EC2 finds out after it has taken the call.
    private static PipelineException Failure(Instance instance, CheckInstanceInput input)
    {
        var message = $"{instance.InstanceId} is {instance.State.Name.Value} and cannot become {input.Until}: {instance.StateReason?.Code}: {instance.StateReason?.Message}.";
        return instance.StateReason?.Code == Ec2ErrorCodes.LaunchBeyondVolumeQuota
            ? new QuotaUsedUpException($"{message} {QuotaUsedUpException.WayOn}")
            : new InstanceFailedException($"{message}{ContentKey.Hint(input.Plan.Devices)}");
    }

    private static bool IsOnTheWay(string state, string until) => until is "running" or Booted
        ? state == "pending"
        : state is "pending" or "running" or "stopping";

    private static InstanceInProgress Waiting(CheckInstanceInput input, string state, DateTimeOffset now) => input.Instance with
    {
        State = state,
        Ready = false,
        Wait = WaitSchedule.Next(input.Instance.Wait, now, progressPercent: null, WaitPace.Instance, input.Execution.Retries),
    };
}

/// <summary>What CheckInstance needs.</summary>
/// <param name="Execution">The execution.</param>
/// <param name="Plan">The plan.</param>
/// <param name="Instance">The instance to check.</param>
/// <param name="Until">The state that is waited for: <c>running</c>, <c>booted</c> or <c>stopped</c>.</param>
public sealed record CheckInstanceInput(ExecutionIdentity Execution, ImagePlan Plan, InstanceInProgress Instance, string Until) : IExecutionInput;
