using AmiPipeline.Waiting;

namespace AmiPipeline.Functions.Instances;

/// <summary>Asks for the temporary instance's state, and says how long to wait before asking again.</summary>
/// <param name="aws">The SDK's clients.</param>
/// <param name="clock">The clock.</param>
public sealed class CheckInstanceFunction(AwsClients aws, TimeProvider clock)
{
    private static readonly TimeSpan MaxInvisibility = TimeSpan.FromMinutes(5);

    /// <summary>Checks the instance.</summary>
    /// <param name="input">Plan, instance and the state that is waited for.</param>
    /// <param name="context">Lambda's context.</param>
    /// <exception cref="InstanceFailedException">The instance ended.</exception>
    /// <exception cref="WaitDeadlineExceededException">It took too long.</exception>
    public async Task<InstanceInProgress> HandleAsync(CheckInstanceInput input, ILambdaContext context)
    {
        var instance = await aws.Reader(input.Instance.Location).InstanceAsync(input.Instance.InstanceId);
        var now = clock.GetUtcNow();
        if (instance is null)
        {
            return now - input.Instance.Wait.StartedAt <= MaxInvisibility
                ? Waiting(input.Instance, input.Instance.State, now)
                : throw new InstanceFailedException($"{input.Instance.InstanceId} does not exist (any more).");
        }

        var state = instance.State.Name.Value;
        return state == input.Until ? input.Instance with { State = state, Ready = true }
            : IsOnTheWay(state, input.Until) ? Waiting(input.Instance, state, now)
            : throw new InstanceFailedException($"{instance.InstanceId} is {state} and cannot become {input.Until}: {instance.StateReason?.Code}: {instance.StateReason?.Message}.{ContentKey.Hint(input.Plan.Devices)}");
    }

    private static bool IsOnTheWay(string state, string until) => until == "running"
        ? state == "pending"
        : state is "pending" or "running" or "stopping";

    private static InstanceInProgress Waiting(InstanceInProgress instance, string state, DateTimeOffset now) =>
        instance with { State = state, Wait = WaitSchedule.Next(instance.Wait, now, progressPercent: null, WaitPace.Instance) };
}

/// <summary>What CheckInstance needs.</summary>
/// <param name="Execution">The execution.</param>
/// <param name="Plan">The plan.</param>
/// <param name="Instance">The instance to ask for.</param>
/// <param name="Until">The state that is waited for: <c>running</c> or <c>stopped</c>.</param>
public sealed record CheckInstanceInput(ExecutionIdentity Execution, ImagePlan Plan, InstanceInProgress Instance, string Until) : IExecutionInput;
