using Amazon.Runtime;
using AmiPipeline.Functions.Logging;
using AmiPipeline.Waiting;

namespace AmiPipeline.Functions.CleanUp;

/// <summary>One pass of clean-up: lists what the execution made and did not commit, and removes what can go now.</summary>
/// <remarks>Over after two empty listings at least a minute apart, since a resource that was just made may not show at once.</remarks>
/// <param name="aws">The SDK's clients.</param>
/// <param name="clock">The clock.</param>
public sealed class CleanUpFunction(AwsClients aws, TimeProvider clock)
{
    private static readonly TimeSpan BetweenEmptyListings = TimeSpan.FromSeconds(60);

    /// <summary>Longer than a copy of 16 TiB is waited for without progress: what is pending may have to end before it can be removed.</summary>
    internal static readonly WaitPace Pace = new("account", TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(300), TimeSpan.FromHours(100), 700);

    // A permission that is missing does not come back in hours; an outage may last minutes. So many passes take about 40.
    private const int MaxRefusedPasses = 20;

    /// <summary>Runs a pass.</summary>
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
        var reader = new ExecutionResources(new TaggedResources(aws, input.State.Locations(input.Execution.Location()), errors), input.Execution);
        var unseen = progress.Wait is null ? [.. input.State.RecordedIds().Distinct()] : progress.Unseen;
        var (listed, stillUnseen) = await ListAsync(reader, unseen);
        var committed = input.State.Committed?.ResourceIds ?? [];
        var uncommitted = listed.Where(resource => resource is { Committed: false, IsGone: false } && !committed.Contains(resource.Id)).ToList();
        // Committed a moment ago, it may still show the tags of before: where the data does not tell, the next pass's listing does.
        var mayShowFormerTags = progress.Wait is null && !input.State.HasOutcome;
        var now = clock.GetUtcNow();

        var remaining = new List<UncommittedResource>();
        foreach (var resource in uncommitted)
        {
            var refusal = mayShowFormerTags && resource.IsCommittable ? null : await RemoveAsync(aws.Ec2(resource.Location), resource);
            remaining.Add(new UncommittedResource(resource.Id, resource.State, refusal));
        }

        var found = progress with { Unseen = stillUnseen, Remaining = remaining, ListingFailures = errors.Messages };
        if (found.IsEmpty && progress.EmptySince is { } since && now - since >= BetweenEmptyListings)
        {
            return progress with { Finished = true, Remaining = [], ListingFailures = [], Failure = failure };
        }

        var isRefused = errors.Count > 0 || remaining.Exists(resource => resource.Reason is not null);
        var next = Next(found with { RefusedPasses = isRefused ? progress.RefusedPasses + 1 : 0 }, now, failure);
        if (next.Failure is { Error: nameof(CleanUpIncompleteException) } incomplete)
        {
            // An alarm looks for the error's name in the log: the function itself ends well.
            new InvocationLog(FunctionNames.CleanUp, input.Execution, context, clock).GivesOut(incomplete);
        }

        return next;
    }

    private static async Task<(List<TaggedResource> Listed, IReadOnlyList<string> StillUnseen)> ListAsync(ExecutionResources reader, IReadOnlyList<string> unseen)
    {
        var byTag = await reader.ByTagAsync();
        var missing = unseen.Except(byTag.Select(resource => resource.Id)).ToList();
        if (missing.Count == 0)
        {
            return (byTag, []);
        }

        var byId = await reader.ByIdAsync(missing);
        return ([.. byTag, .. byId], [.. missing.Except(byId.Where(resource => resource.IsGone).Select(resource => resource.Id))]);
    }

    /// <summary>Removes a resource if it can go now; otherwise says why not.</summary>
    private static async Task<string?> RemoveAsync(IAmazonEC2 ec2, TaggedResource resource)
    {
        if (resource.MustBeWaitedFor)
        {
            return null;
        }

        try
        {
            await (resource.Kind switch
            {
                Ec2ResourceKind.Image => ec2.DeregisterImageAsync(new DeregisterImageRequest { ImageId = resource.Id }),
                Ec2ResourceKind.Instance => ec2.TerminateInstancesAsync(new TerminateInstancesRequest([resource.Id])),
                Ec2ResourceKind.Volume => ec2.DeleteVolumeAsync(new DeleteVolumeRequest(resource.Id)),
                _ => (Task)ec2.DeleteSnapshotAsync(new DeleteSnapshotRequest(resource.Id)),
            });
            return null;
        }
        catch (Exception error) when (AwsErrors.IsAwsFailure(error))
        {
            // One that cannot go must not keep the others: the next pass tries again.
            return error is AmazonServiceException refusal ? $"{refusal.ErrorCode}: {refusal.Message}" : error.Message;
        }
    }

    private static CleanUpProgress Next(CleanUpProgress progress, DateTimeOffset now, Failure? failure)
    {
        if (progress.RefusedPasses >= MaxRefusedPasses)
        {
            return progress with { Finished = true, Failure = Incomplete(progress, failure) };
        }

        try
        {
            var wait = progress.Wait is null ? WaitSchedule.Begin(now, Pace) : WaitSchedule.Next(progress.Wait, now, progressPercent: null, Pace);
            return progress with
            {
                EmptySince = progress.IsEmpty ? progress.EmptySince ?? now : null,
                Wait = progress.IsEmpty ? wait with { Seconds = (int)BetweenEmptyListings.TotalSeconds } : wait,
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
        return new Failure(nameof(CleanUpIncompleteException), $"Resources are left: {string.Join(", ", [.. progress.ListingFailures, .. progress.Remaining])}.{before}");
    }
}

/// <summary>What CleanUp needs.</summary>
/// <param name="Execution">The execution whose resources are removed.</param>
/// <param name="State">The execution's data.</param>
public sealed record CleanUpInput(ExecutionIdentity Execution, CleanUpState State) : IExecutionInput;
