using AmiPipeline.Configuration;
using AmiPipeline.Functions.Logging;
using AmiPipeline.Functions.Settings;
using AmiPipeline.Slots;

namespace AmiPipeline.Functions.Slots;

/// <summary>Admits snapshot copies in the order in which executions come, so that they stay within EC2's quota.</summary>
/// <remarks>
/// If the queue cannot be reached, and after the last of <see cref="SlotClaims.MaxRetries"/>, everybody is admitted, as if there were none: EC2's own quota holds anyway, and what it refuses is tried again. A copy is
/// entered later then, when it is next looked at.
/// </remarks>
/// <param name="store">Where the queues are.</param>
/// <param name="settings">How many slots there are.</param>
/// <param name="clock">The clock.</param>
public sealed class CopySlots(ISlotStore store, CopyQueueSettings settings, TimeProvider clock)
{
    // One that is lost is one of many: each of the others has been written.
    private const int MaxConflicts = 20;

    // It helps, and must not be in the way: a function has other calls to make in its time.
    private static readonly TimeSpan MaxTime = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan BetweenRenewals = SlotClaims.MaxHeld / 3;

    /// <summary>Those of a deployment; null if its executions do not queue.</summary>
    /// <param name="aws">The SDK's clients.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="deployment">What the deployment says.</param>
    public static CopySlots? Create(AwsClients aws, TimeProvider clock, FunctionSettings deployment)
    {
        ArgumentNullException.ThrowIfNull(deployment);
        return deployment.Configuration?.CopyQueue is { } queue
            ? new CopySlots(deployment.HasOnePrincipal ? new ProcessSlotStore() : new TableSlotStore(aws, deployment.Name.CopyQueueTable), queue, clock)
            : null;
    }

    /// <summary>Takes slots, or a place in the line.</summary>
    /// <param name="execution">The execution.</param>
    /// <param name="destination">Where the copies are made.</param>
    /// <param name="wanted">All that the execution wants there now.</param>
    /// <param name="reader">EC2 there.</param>
    /// <param name="context">Lambda's context.</param>
    /// <param name="maxRetries">How often it comes again before it continues without a slot.</param>
    internal async Task<SlotsTaken> EnterAsync(
        ExecutionIdentity execution, AwsLocation destination, IReadOnlyList<SlotClaim.Wanted> wanted, Ec2Reader reader, ILambdaContext context, int maxRetries = SlotClaims.MaxRetries)
    {
        var (limit, now) = (settings.SlotsOf(destination), clock.GetUtcNow());
        SlotAdmission? admission = null;
        SlotClaims? full = null;
        IReadOnlyList<SlotCopy>? copies = null;
        var isReached = execution.Retries < maxRetries && await TryChangeAsync(execution, destination, context, Take);
        if (isReached && full is not null)
        {
            // It would have to wait: it looks first whether it has to, and nobody waits for its answer to write the queue.
            copies = await new CopiesOfHolders(reader, clock).ReadAsync(full);
            isReached = await TryChangeAsync(execution, destination, context, Take);
        }

        return isReached
            ? new(new HeldSlots(admission!.Admitted, now + BetweenRenewals), admission.Wait?.Describe(destination.Describe(execution.Location())), admission.Pace)
            : new(new HeldSlots([.. wanted.Select(want => want.Key)], now), null, SlotPace.Later);

        SlotClaims Take(SlotClaims queue)
        {
            (var after, admission) = queue.Enter(execution.Id, wanted, limit, now, copies, execution.Retries);
            if (admission.Wait is null || full is not null)
            {
                return after;
            }

            full = queue;
            return queue;
        }
    }

    /// <summary>Says which copies are still in progress: now and then, and when one has ended.</summary>
    /// <param name="execution">The execution.</param>
    /// <param name="destination">Where the copies are made.</param>
    /// <param name="held">The slots that are held.</param>
    /// <param name="inProgress">Those of its copies that have not ended.</param>
    /// <param name="context">Lambda's context.</param>
    /// <returns>The slots that are held now; null for none.</returns>
    internal async Task<HeldSlots?> KeepAsync(ExecutionIdentity execution, AwsLocation destination, HeldSlots held, IReadOnlyList<SlotClaim.Wanted> inProgress, ILambdaContext context)
    {
        var now = clock.GetUtcNow();
        if (inProgress.Count == held.Keys.Count && now < held.Due)
        {
            return held;
        }

        var isKept = await TryChangeAsync(execution, destination, context, queue => queue.Keep(execution.Id, inProgress, now));
        return inProgress.Count == 0 ? null : new HeldSlots([.. inProgress.Select(copy => copy.Key)], isKept ? now + BetweenRenewals : now);
    }

    /// <summary>Gives back all that an execution holds or waits for.</summary>
    /// <param name="execution">The execution.</param>
    /// <param name="destinations">Wherever it may have made copies.</param>
    /// <param name="context">Lambda's context.</param>
    internal async Task LeaveAsync(ExecutionIdentity execution, IEnumerable<AwsLocation> destinations, ILambdaContext context)
    {
        foreach (var destination in destinations)
        {
            if (!await TryChangeAsync(execution, destination, context, queue => queue.Leave(execution.Id)))
            {
                // Nor are the others to be reached: what is not given back is free in an hour.
                return;
            }
        }
    }

    private async Task<bool> TryChangeAsync(ExecutionIdentity execution, AwsLocation destination, ILambdaContext context, Func<SlotClaims, SlotClaims> change)
    {
        try
        {
            using var timeout = new CancellationTokenSource(MaxTime, clock);
            var home = execution.Location();
            for (var conflicts = 0; conflicts < MaxConflicts; conflicts++)
            {
                var stored = await store.ReadAsync(home, destination, timeout.Token);
                var after = change(stored.Queue);
                if (ReferenceEquals(after, stored.Queue) || await store.TryWriteAsync(home, destination, stored with { Queue = after }, timeout.Token))
                {
                    return true;
                }
            }

            Report($"others have written it {MaxConflicts} times in a row");
        }
        catch (Exception error) when (AwsErrors.IsAwsFailure(error))
        {
            Report(AwsErrors.Describe(error));
        }

        return false;

        void Report(string reason) => new InvocationLog(context.FunctionName, execution, context, clock).GivesOut(
            new Failure("CopyQueueNotReached", $"The queue of copies in {destination.Region} could not be changed, so no copy waits for it: {reason}"));
    }
}
