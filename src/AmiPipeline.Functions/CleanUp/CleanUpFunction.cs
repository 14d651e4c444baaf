using Amazon.Runtime;
using AmiPipeline.Functions.Logging;
using AmiPipeline.Waiting;

namespace AmiPipeline.Functions.CleanUp;

/// <summary>One lap of clean-up: lists what the execution made and did not commit, and removes what can go now.</summary>
/// <remarks>Over after two empty listings at least a minute apart, since a resource that was just made may not show at once.</remarks>
/// <param name="aws">The SDK's clients.</param>
/// <param name="clock">The clock.</param>
public sealed class CleanUpFunction(AwsClients aws, TimeProvider clock)
{
    private static readonly TimeSpan BetweenEmptyListings = TimeSpan.FromSeconds(60);

    /// <summary>Longer than a copy may take: what is pending has to end before it can be removed.</summary>
    internal static readonly WaitPace Pace = new("account", TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(300), TimeSpan.FromHours(50), 700);

    // A permission that is missing does not come back in hours; an outage may last minutes. So many laps take about 40.
    private const int MostRefusedLaps = 20;

    /// <summary>Runs a lap.</summary>
    /// <param name="input">Execution and its data.</param>
    /// <param name="context">Lambda's context.</param>
    public async Task<CleanUpProgress> HandleAsync(CleanUpInput input, ILambdaContext context)
    {
        var failure = input.State.Error is { } error ? Failure.From(error) : null;
        var progress = input.State.CleanUp;
        if (progress.NothingMade)
        {
            return progress with { Finished = true, Failure = failure };
        }

        var errors = new ToleratedErrors();
        var reader = new LeftoverReader(new TaggedResources(aws, input.State.Locations(input.Execution.Location()), errors), input.Execution);
        var unseen = progress.Wait is null ? [.. input.State.RecordedIds().Distinct()] : progress.Unseen;
        var (listed, stillUnseen) = await ListAsync(reader, unseen);
        var committed = input.State.Committed?.ResourceIds ?? [];
        var leftovers = listed.Where(leftover => leftover is { Committed: false, IsGone: false } && !committed.Contains(leftover.Id)).ToList();
        // Committed a moment ago, it may still show the tags of before: where the data does not tell, the next lap's listing does.
        var mayShowFormerTags = progress.Wait is null && !input.State.TellsHowItEnded;
        var now = clock.GetUtcNow();

        var remaining = new List<string>(errors.Messages);
        var refused = remaining.Count > 0;
        foreach (var leftover in leftovers)
        {
            var reason = mayShowFormerTags && leftover.IsCommittable ? null : await RemoveAsync(aws.Ec2(leftover.Location), leftover);
            refused |= reason is not null;
            remaining.Add(reason is null ? leftover.ToString() : $"{leftover}: {reason}");
        }

        if (remaining.Count == 0 && progress.EmptySince is { } since && now - since >= BetweenEmptyListings)
        {
            return progress with { Finished = true, Remaining = [], Failure = failure };
        }

        var refusedLaps = refused ? progress.RefusedLaps + 1 : 0;
        var next = Next(progress with { Unseen = stillUnseen, Remaining = remaining, RefusedLaps = refusedLaps }, now, failure);
        if (next.Failure is { Error: nameof(CleanUpIncompleteException) } incomplete)
        {
            // An alarm looks for the error's name in the log: the function itself ends well.
            new InvocationLog(FunctionNames.CleanUp, input.Execution, context, clock).GivesOut(incomplete);
        }

        return next;
    }

    private static async Task<(List<Leftover> Listed, IReadOnlyList<string> StillUnseen)> ListAsync(LeftoverReader reader, IReadOnlyList<string> unseen)
    {
        var byTag = await reader.ByTagAsync();
        var missing = unseen.Except(byTag.Select(leftover => leftover.Id)).ToList();
        if (missing.Count == 0)
        {
            return (byTag, []);
        }

        var byId = await reader.ByIdAsync(missing);
        return ([.. byTag, .. byId], [.. missing.Except(byId.Where(leftover => leftover.IsGone).Select(leftover => leftover.Id))]);
    }

    /// <summary>Removes a resource if it can go now; otherwise says why not.</summary>
    private static async Task<string?> RemoveAsync(IAmazonEC2 ec2, Leftover leftover)
    {
        if (leftover.MustBeWaitedFor)
        {
            return null;
        }

        try
        {
            await (leftover.Kind switch
            {
                "ami" => ec2.DeregisterImageAsync(new DeregisterImageRequest { ImageId = leftover.Id }),
                "i" => ec2.TerminateInstancesAsync(new TerminateInstancesRequest([leftover.Id])),
                "vol" => ec2.DeleteVolumeAsync(new DeleteVolumeRequest(leftover.Id)),
                _ => (Task)ec2.DeleteSnapshotAsync(new DeleteSnapshotRequest(leftover.Id)),
            });
            return null;
        }
        catch (Exception error) when (AwsErrors.IsAwsFailure(error))
        {
            // One that cannot go must not keep the others: the next lap tries again.
            return error is AmazonServiceException refusal ? $"{refusal.ErrorCode}: {refusal.Message}" : error.Message;
        }
    }

    private static CleanUpProgress Next(CleanUpProgress progress, DateTimeOffset now, Failure? failure)
    {
        if (progress.RefusedLaps >= MostRefusedLaps)
        {
            return progress with { Finished = true, Failure = Incomplete(progress, failure) };
        }

        var empty = progress.Remaining.Count == 0;
        try
        {
            var wait = progress.Wait is null ? WaitSchedule.Begin(now, Pace) : WaitSchedule.Next(progress.Wait, now, progressPercent: null, Pace);
            return progress with
            {
                EmptySince = empty ? progress.EmptySince ?? now : null,
                Wait = empty ? wait with { Seconds = (int)BetweenEmptyListings.TotalSeconds } : wait,
            };
        }
        catch (WaitDeadlineExceededException)
        {
            return progress with { Finished = true, Failure = Incomplete(progress, failure) };
        }
    }

    private static Failure Incomplete(CleanUpProgress progress, Failure? failure)
    {
        var before = failure is null ? "" : $" The build had failed before: {failure.Error}: {failure.Cause}";
        return new Failure(nameof(CleanUpIncompleteException), $"Resources are left: {string.Join(", ", progress.Remaining)}.{before}");
    }
}

/// <summary>What CleanUp needs.</summary>
/// <param name="Execution">The execution whose resources are removed.</param>
/// <param name="State">The execution's data.</param>
public sealed record CleanUpInput(ExecutionIdentity Execution, CleanUpState State) : IExecutionInput;
