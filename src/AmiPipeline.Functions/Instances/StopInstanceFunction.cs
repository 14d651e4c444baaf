using AmiPipeline.Waiting;

namespace AmiPipeline.Functions.Instances;

/// <summary>Stops the temporary instance, so that its volumes are at rest when the image is created. Stopping twice is harmless.</summary>
/// <param name="aws">The SDK's clients.</param>
/// <param name="clock">The clock.</param>
public sealed class StopInstanceFunction(AwsClients aws, TimeProvider clock)
{
    /// <summary>Stops the instance.</summary>
    /// <param name="input">Plan and instance.</param>
    /// <param name="context">Lambda's context.</param>
    public async Task<InstanceInProgress> HandleAsync(StopInstanceInput input, ILambdaContext context)
    {
        await aws.Ec2(input.Instance.Location).StopInstancesAsync(new StopInstancesRequest([input.Instance.InstanceId]));

        return input.Instance with { State = "stopping", Ready = false, Wait = WaitSchedule.Begin(clock.GetUtcNow(), WaitPace.Instance) };
    }
}

/// <summary>What StopInstance needs.</summary>
/// <param name="Execution">The execution.</param>
/// <param name="Plan">The plan.</param>
/// <param name="Instance">The running instance.</param>
public sealed record StopInstanceInput(ExecutionIdentity Execution, ImagePlan Plan, InstanceInProgress Instance) : IExecutionInput;
