using AmiPipeline.Functions.Logging;
using AmiPipeline.Functions.Settings;
using AmiPipeline.Functions.Sharing;
using AmiPipeline.Functions.Slots;
using AmiPipeline.Waiting;

namespace AmiPipeline.Functions.CleanUp;

/// <summary>One pass of clean-up: lists what the execution made and did not commit, and removes what can go now.</summary>
/// <remarks>
/// Over after an empty listing if all that was made is known and EC2 says that it is gone. Otherwise after two at least a minute apart, since a resource
/// that was just made may not show at once.
/// </remarks>
/// <param name="aws">The SDK's clients.</param>
/// <param name="clock">The clock.</param>
/// <param name="settings">What the deployment says.</param>
/// <param name="slots">Admits copies, and releases the slots of an execution that has ended. Default, null: all are admitted.</param>
public sealed class CleanUpFunction(AwsClients aws, TimeProvider clock, FunctionSettings settings, CopySlots? slots = null)
{
    private static readonly TimeSpan BetweenEmptyListings = TimeSpan.FromSeconds(60);

    // What EC2 neither shows nor reports as gone is looked up again for so long; then it is named.
    private static readonly TimeSpan MaxDoubt = TimeSpan.FromMinutes(10);

    /// <summary>Longer than a copy of 16 TiB is waited for without progress: what is pending may have to end before it can be removed.</summary>
    internal static readonly WaitPace Pace = new("account", TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(300), TimeSpan.FromHours(100), 700);

    // An instance takes most of a minute to end, and keeps its volumes so long.
    private static readonly TimeSpan FirstWithAnInstance = TimeSpan.FromSeconds(30);

    // A permission that is missing does not come back in hours; an outage, or throttling, may last for 30 calls. So many passes take about an hour and a half.
    private const int MaxRefusedPasses = 36;

    /// <summary>Runs a pass.</summary>
    /// <param name="input">Execution and its data.</param>
    /// <param name="context">Lambda's context.</param>
    public async Task<CleanUpProgress> HandleAsync(CleanUpInput input, ILambdaContext context)
    {
        var progress = input.State.CleanUp;
        if (progress.NothingMade)
        {
            return progress with { Finished = true, Failure = input.State.BuildFailure() };
        }

        var (execution, home) = (input.Execution, input.Execution.Location());
        var locations = await CleanUpLocations.CreateAsync(home, input.State, settings, aws.Reader(home));
        var after = await PassAsync(input, locations, context);
        if (after.Finished && slots is not null)
        {
            // Not before: what was in progress takes EC2's slots until it is removed.
            await slots.LeaveAsync(execution, locations, context);
        }

        return after;
    }

    private async Task<CleanUpProgress> PassAsync(CleanUpInput input, IReadOnlyList<AwsLocation> locations, ILambdaContext context)
    {
        var (execution, progress, home) = (input.Execution, input.State.CleanUp, input.Execution.Location());
        var failure = input.State.BuildFailure();
        var errors = new ToleratedErrors();
        var isFirst = progress.Wait is null;
        var targets = await TargetAccounts.EnterAsync(aws, home, locations.Select(location => location.AccountId), settings, SessionNames.Create(execution), TargetSession.ToCleanUp);
        var isInOthers = locations.Any(location => location.AccountId != home.AccountId);
        var sharedId = isInOthers ? input.State.SharedImageId : null;
        var mayBeGone = progress.MayHaveRemoved(sharedId);
        if (isInOthers)
        {
            await new SharedImage(aws, execution, home, settings).TakeBackAsync(sharedId, mayBeGone, errors);
        }

        var reader = new ExecutionResources(new TaggedResources(targets.Clients, locations, errors, settings), execution);
        var recorded = input.State.RecordedPlaces();
        var listed = await reader.ListAsync(isFirst ? [.. input.State.RecordedIds()] : progress.Unseen, [.. progress.Shown.Select(resource => resource.Id)], progress.PlacesWith(recorded));
        var committed = input.State.CommittedIds();
        var uncommitted = listed.Resources.Where(resource => resource is { Committed: false, IsGone: false } && !committed.Contains(resource.Id)).ToList();
        var now = clock.GetUtcNow();
        // Committed a moment ago, it may still show the tags of before: if the data does not show it, a later pass's listing does.
        var mayShowFormerTags = !input.State.HasOutcome && (isFirst || now - progress.Wait!.StartedAt < BetweenEmptyListings);
        // A pass whose result is lost is made again from the same data, which must say by then that the shared image may be gone.
        var keepsImages = mayShowFormerTags || (!mayBeGone && uncommitted.Exists(resource => resource.Id == sharedId));

        var removed = await ResourceRemoval.RemoveAsync(
            [.. uncommitted.Where(resource => !(keepsImages && resource.IsCommittable) && !resource.IsKeptBy(uncommitted))], targets.Clients, settings.Parallelism);
        var remaining = uncommitted.ConvertAll(resource =>
            new UncommittedResource(resource.Id, resource.State, removed.GetValueOrDefault(resource.Id), recorded.ContainsKey(resource.Id) ? null : resource.Location));
        var found = progress with
        {
            // When an image or an instance is gone, nothing else leads to the parts that no listing has shown.
            Unseen = [.. listed.Unseen.Union(uncommitted.SelectMany(resource => resource.PartIds).Except(listed.Resources.Select(resource => resource.Id)))],
            Shown = [.. remaining, .. listed.Doubtful.Select(id => progress.Shown.FirstOrDefault(resource => resource.Id == id) ?? new UncommittedResource(id, UncommittedResource.Unknown))],
            CommittedImages = [.. progress.CommittedImages.Union(CommittedImages(listed.Resources, committed))],
            Remaining = remaining,
            ListingFailures = CleanUpEnd.Shorten(errors.Messages),
        };
        if (found.IsEmpty && (IsCertain(found, input.State, now) || now - progress.EmptySince >= (found.Shown.Count > 0 ? MaxDoubt : BetweenEmptyListings)))
        {
            return found with { Finished = true, Failure = CleanUpEnd.From(found, failure) };
        }

        var isRefused = errors.Count > 0 || remaining.Exists(resource => resource.Reason is not null);
        var next = Next(found with { RefusedPasses = isRefused ? progress.RefusedPasses + 1 : 0 }, now, failure, input.Execution.Retries);
        if (next.Failure is { Error: nameof(CleanUpIncompleteException) } incomplete)
        {
            // An alarm looks for the error's name in the log: the function itself ends well.
            new InvocationLog(FunctionNames.CleanUp, input.Execution, context, clock).GivesOut(incomplete);
        }

        return next;
    }

    private static IEnumerable<string> CommittedImages(List<TaggedResource> listed, IReadOnlyList<string> committed) =>
        listed.Where(resource => resource.Committed).Select(resource => resource.Id).Concat(committed).Where(id => Ec2ResourceIds.KindOf(id) == Ec2ResourceKind.Image);

    // What is left in doubt is looked up once more, when it must show.
    private static bool IsCertain(CleanUpProgress found, CleanUpState state, DateTimeOffset now) =>
        found.Unseen.Count == 0 && found.Shown.Count == 0 && state.IsAllListed(now, BetweenEmptyListings);

    private static WaitPace First(CleanUpProgress progress) =>
        progress.Remaining.Any(resource => Ec2ResourceIds.KindOf(resource.Id) == Ec2ResourceKind.Instance) ? Pace with { First = FirstWithAnInstance } : Pace;

    private static CleanUpProgress Next(CleanUpProgress progress, DateTimeOffset now, Failure? failure, int retries)
    {
        if (progress.RefusedPasses >= MaxRefusedPasses)
        {
            return CleanUpEnd.GiveUp(progress, failure);
        }

        try
        {
            var wait = progress.Wait is null ? WaitSchedule.Begin(now, First(progress)) : WaitSchedule.Next(progress.Wait, now, progressPercent: null, Pace, retries);
            return progress with
            {
                EmptySince = progress.IsEmpty ? progress.EmptySince ?? now : null,
                Wait = progress.IsEmpty ? wait with { Seconds = (int)BetweenEmptyListings.TotalSeconds } : wait,
            };
        }
        catch (WaitDeadlineExceededException)
        {
            return CleanUpEnd.GiveUp(progress, failure);
        }
    }
}

/// <summary>What CleanUp needs.</summary>
/// <param name="Execution">The execution whose resources are removed.</param>
/// <param name="State">The execution's data.</param>
public sealed record CleanUpInput(ExecutionIdentity Execution, CleanUpState State) : IExecutionInput;
