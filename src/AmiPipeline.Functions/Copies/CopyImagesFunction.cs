using AmiPipeline.Functions.Settings;
using AmiPipeline.Waiting;

namespace AmiPipeline.Functions.Copies;

/// <summary>One pass over the copies of the committed image: each is brought forward as far as it goes now, by the functions that make any image.</summary>
/// <remarks>
/// All copies in one function, and not each in an iteration of a Map: the waits of a hundred copies would not fit into an execution's history. What goes wrong with a
/// copy is that copy's alone.
/// </remarks>
/// <param name="aws">The SDK's clients.</param>
/// <param name="clock">The clock.</param>
/// <param name="settings">What the deployment says.</param>
public sealed class CopyImagesFunction(AwsClients aws, TimeProvider clock, FunctionSettings settings)
{
    /// <summary>Runs a pass.</summary>
    /// <param name="input">Execution, plan, and the verified image with its copies so far.</param>
    /// <param name="context">Lambda's context.</param>
    public async Task<CopiesInProgress> HandleAsync(CopyImagesInput input, ILambdaContext context)
    {
        var (_, plan, image) = input;
        var before = image.Copies;
        var items = before?.Items ?? [.. plan.Copies.Select(copy => new CopyInProgress { Location = copy.Location, Name = copy.Name, Route = copy.Route })];
        var source = new CopiedImage(aws.Reader(image.Location), plan, image);
        var start = clock.GetUtcNow();
        var after = await InParallel.SelectAsync([.. items.Index()], settings.Parallelism, async item =>
            item.Item.IsUnfinished && (item.Item.Due ?? start) <= start ? await AdvanceAsync(input, source, plan.Copies[item.Index], item.Item, context) : item.Item);
        return Summarize(after, before?.Wait, input.Execution.Retries);
    }

    private async Task<CopyInProgress> AdvanceAsync(CopyImagesInput input, CopiedImage source, CopyPlan plan, CopyInProgress copy, ILambdaContext context)
    {
        // A call that was made before and may have had effects is repeated as one.
        var execution = input.Execution with { Retries = input.Execution.Retries + copy.Attempts };
        try
        {
            return await new CopyStep(aws, clock, execution, await source.CompleteAsync(plan), source.Id, context).AdvanceAsync(copy);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            return CopyErrors.Record(copy, AwsErrors.Translate(error, FunctionNames.CopyImages), clock.GetUtcNow());
        }
    }

    private CopiesInProgress Summarize(IReadOnlyList<CopyInProgress> copies, WaitState? before, int retries)
    {
        var now = clock.GetUtcNow();
        var unfinished = copies.Where(copy => copy.IsUnfinished).ToList();
        var wait = unfinished.Count == 0 ? null : CopySchedule.Next(before, now, unfinished.Min(copy => copy.Due ?? now), retries);
        if (wait is not null)
        {
            return new CopiesInProgress { Items = CopyTable.Shorten(copies), Wait = wait };
        }

        copies = CopyTable.Shorten([.. copies.Select(copy => copy.IsUnfinished ? CopyErrors.GiveUp(copy, new WaitDeadlineExceededException($"The copy did not get ready in {CopySchedule.MaxElapsed.TotalDays:0} days or {CopySchedule.MaxPasses} checks.")) : copy)]);
        var failure = CopyTable.Failure(copies);
        return new CopiesInProgress { Items = copies, Ready = true, Failed = failure is not null, Failure = failure };
    }
}

/// <summary>What CopyImages needs.</summary>
/// <param name="Execution">The execution.</param>
/// <param name="Plan">The image's plan, with those of its copies.</param>
/// <param name="Result">The verified and committed image, with the copies so far.</param>
public sealed record CopyImagesInput(ExecutionIdentity Execution, ImagePlan Plan, ImageWithCopies Result) : IExecutionInput;
