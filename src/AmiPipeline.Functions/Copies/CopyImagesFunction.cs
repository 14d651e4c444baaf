using AmiPipeline.Functions.Images;
using AmiPipeline.Functions.Settings;
using AmiPipeline.Functions.Sharing;
using AmiPipeline.Functions.Slots;
using AmiPipeline.Verification;
using AmiPipeline.Waiting;

namespace AmiPipeline.Functions.Copies;

/// <summary>One pass over the copies of the verified image: each is advanced as far as possible, by the functions that make any image.</summary>
/// <remarks>
/// All copies in one function, and not each in an iteration of a Map: the waits of a hundred copies would not fit into an execution's history. What goes wrong with a
/// copy is that copy's alone, unless the request has one failure undo all.
/// </remarks>
/// <param name="aws">The SDK's clients.</param>
/// <param name="clock">The clock.</param>
/// <param name="settings">What the deployment says.</param>
/// <param name="slots">Admits copies. Default, null: all.</param>
public sealed class CopyImagesFunction(AwsClients aws, TimeProvider clock, FunctionSettings settings, CopySlots? slots = null)
{
    /// <summary>Runs a pass.</summary>
    /// <param name="input">Execution, plan, and the verified image with its copies so far.</param>
    /// <param name="context">Lambda's context.</param>
    public async Task<CopiesInProgress> HandleAsync(CopyImagesInput input, ILambdaContext context)
    {
        var (_, plan, image) = input;
        var before = image.Copies ?? new CopiesInProgress
        {
            Items = [.. plan.Copies.Select(copy => new CopyInProgress { Location = copy.Location, Name = copy.Name, Route = copy.Route })],
        };
        var start = clock.GetUtcNow();
        var targets = await TargetAccounts.EnterAsync(
            aws, image.Location, before.Items.Where(copy => copy.IsUnfinished && copy.IsDue(start)).Select(copy => copy.Location.AccountId), settings, SessionNames.Create(input.Execution), TargetSession.ToCopy);
        var source = new CopiedImage(
            targets.Clients, new SharedImage(aws, input.Execution, image.Location, settings), plan, image,
            // The same in every pass, whichever copies are done by then: a tag that does not show yet is written once more, and not changed.
            plan.ReadingAccounts());
        var after = before with
        {
            Items = await InParallel.SelectAsync(before.Items, settings.Parallelism, async (copy, index) => copy.IsBuilding && copy.IsDue(start)
                ? await AdvanceAsync(input, targets.Clients, source, plan.Copies[index], copy, context)
                : copy),
        };
        return Summarize(plan.CommitsLast ? await CommitAllAsync(after, input, targets.Clients) : after, input);
    }

    private async Task<CopyInProgress> AdvanceAsync(CopyImagesInput input, AwsClients clients, CopiedImage source, CopyPlan plan, CopyInProgress copy, ILambdaContext context)
    {
        // A call that was made before and may have had effects is repeated as one.
        var execution = input.Execution with { Retries = input.Execution.Retries + copy.Attempts };
        var after = await TryAsync(copy, async () => await new CopyStep(clients, clock, slots, execution, await source.CompleteAsync(plan), source, context).AdvanceAsync(copy));
        if (slots is not null && CopyErrors.HasEnded(after))
        {
            // The other copies may take days, until which no clean-up gives its slots back.
            await slots.LeaveAsync(execution, [copy.Location], context);
        }

        return after;
    }

    // All or nothing: the image first, since its failure fails the function before any copy is committed.
    private async Task<CopiesInProgress> CommitAllAsync(CopiesInProgress copies, CopyImagesInput input, AwsClients clients)
    {
        var (_, plan, image) = input;
        // What is committed cannot be undone: then the rest is committed too, although one has failed.
        var hasCommitted = copies.CommittedIds.Count > 0 || copies.Items.Any(copy => copy.State == CopyState.Committed && copy.Route != ImageRoute.Existing);
        if (!hasCommitted && copies.Items.Any(copy => copy.State == CopyState.Failed))
        {
            return copies with { Items = [.. copies.Items.Select(copy => copy.IsUnfinished ? CopyErrors.RollBack(copy) : copy)] };
        }

        if (copies.Items.Any(copy => copy.IsBuilding))
        {
            return copies;
        }

        var ids = plan.KeepsImage && plan.Route != ImageRoute.Existing ? CommitImageFunction.IdsOf(image.ImageId, image.Devices) : [];
        if (ids.Count > 0 && copies.CommittedIds.Count == 0)
        {
            await CommitImageFunction.CommitAsync(aws.Ec2(image.Location), ids);
        }

        var now = clock.GetUtcNow();
        return copies with
        {
            CommittedIds = ids,
            Items = await InParallel.SelectAsync(copies.Items, settings.Parallelism, async copy => copy.IsUnfinished && copy.IsDue(now) ? await TryAsync(copy, async () =>
            {
                await CommitImageFunction.CommitAsync(clients.Ec2(copy.Location), CommitImageFunction.IdsOf(copy.ImageId!, copy.Devices));
                return copy with { State = CopyState.Committed, Due = null };
            }) : copy),
        };
    }

    private async Task<CopyInProgress> TryAsync(CopyInProgress copy, Func<Task<CopyInProgress>> act)
    {
        try
        {
            return await act();
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            return CopyErrors.Record(copy, AwsErrors.Translate(error, FunctionNames.CopyImages), clock.GetUtcNow());
        }
    }

    private CopiesInProgress Summarize(CopiesInProgress after, CopyImagesInput input)
    {
        var now = clock.GetUtcNow();
        var copies = after.Items;
        var unfinished = copies.Where(copy => copy.IsUnfinished).ToList();
        // Those that are verified wait for the others, and for nothing else.
        var awaited = unfinished.Exists(copy => copy.IsBuilding) ? unfinished.FindAll(copy => copy.IsBuilding) : unfinished;
        var wait = awaited.Count == 0 ? null : CopySchedule.Next(after.Wait, now, awaited.Min(copy => copy.Due ?? now), input.Execution.Retries);
        if (wait is not null)
        {
            return after with { Items = CopyTable.Shorten(copies), Wait = wait };
        }

        copies = CopyTable.Shorten([.. copies.Select(copy => copy.IsUnfinished ? CopyErrors.GiveUp(copy, new WaitDeadlineExceededException($"The copy did not get ready in {CopySchedule.MaxElapsed.TotalDays:0} days or {CopySchedule.MaxPasses} checks.")) : copy)]);
        return after with { Items = copies, Ready = true, Failure = CopyTable.Failure(copies, input.Plan, input.Result.Location), Wait = null };
    }
}

/// <summary>What CopyImages needs.</summary>
/// <param name="Execution">The execution.</param>
/// <param name="Plan">The image's plan, with those of its copies.</param>
/// <param name="Result">The verified image, with the copies so far.</param>
public sealed record CopyImagesInput(ExecutionIdentity Execution, ImagePlan Plan, ImageWithCopies Result) : IExecutionInput;
