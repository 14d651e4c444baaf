using AmiPipeline.Functions.Settings;
using AmiPipeline.Functions.Sharing;
using AmiPipeline.Verification;
using AmiPipeline.Waiting;

namespace AmiPipeline.Functions.Retention;

/// <summary>One pass over the places of the committed image and its committed copies: in each, older images of the family make room. What goes wrong in one is that one's alone.</summary>
/// <remarks>It is decided in one pass what comes of each image, and done in the next: what was decided is recorded before anything goes.</remarks>
/// <param name="aws">The SDK's clients.</param>
/// <param name="clock">The clock.</param>
/// <param name="settings">What the deployment says.</param>
public sealed class RetainImagesFunction(AwsClients aws, TimeProvider clock, FunctionSettings settings)
{
    /// <summary>Runs a pass.</summary>
    /// <param name="input">Execution, plan, and the verified image with its copies and what came of older images so far.</param>
    /// <param name="context">Lambda's context.</param>
    public async Task<RetentionInProgress> HandleAsync(RetainImagesInput input, ILambdaContext context)
    {
        var (execution, plan, image) = input;
        var destinations = Destination.Committed(plan, image).ToDictionary(destination => destination.Location);
        var before = image.Retention ?? new RetentionInProgress { Items = [.. destinations.Values.Select(destination => Begin(destination, image))] };
        var now = clock.GetUtcNow();
        var targets = await TargetAccounts.EnterAsync(
            aws, image.Location, before.Items.Where(item => item.IsDue(now)).Select(item => item.Location.AccountId), settings, SessionNames.Create(execution), TargetSession.ToRetain);
        var max = FamilyLimits.ImagesOfAPlace(destinations.Count);
        var items = await InParallel.SelectAsync(before.Items, settings.Parallelism, async item => item.IsDue(now)
            ? await AdvanceAsync(item, destinations[item.Location], targets.Clients, execution, plan, max)
            : item);
        return Summarize(before with { Items = items }, input);
    }

    // As long as something still points to an older image, or nobody can use the new one, none makes room for it.
    private static FamilyInProgress Begin(Destination destination, ImageWithCopies image)
    {
        var failed = image.Publications?.Items.FirstOrDefault(item => item.Location == destination.Location)?.Failure
            ?? image.Sharing?.Items.FirstOrDefault(item => item.ImageId == destination.ImageId)?.Failure;
        var item = new FamilyInProgress { Location = destination.Location };
        return failed is null ? item : item with { State = RetentionState.LeftOut, Failure = failed };
    }

    private async Task<FamilyInProgress> AdvanceAsync(FamilyInProgress before, Destination destination, AwsClients clients, ExecutionIdentity execution, ImagePlan plan, int max)
    {
        var item = before with { Due = null };
        try
        {
            var family = new Family(clients.Ec2(item.Location), clients.AutoScaling(item.Location), execution, plan.Retention!, clock.GetUtcNow()) { Plan = plan };
            item = item.State == RetentionState.Deciding
                ? await new DecidingStep(family, plan.SourceId, max).AdvanceAsync(item, destination.ImageId)
                : await new RemovingStep(family).AdvanceAsync(item);
            return item with { Attempts = 0 };
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            return RetentionErrors.Record(item, AwsErrors.Translate(error, FunctionNames.RetainImages), clock.GetUtcNow());
        }
    }

    private RetentionInProgress Summarize(RetentionInProgress after, RetainImagesInput input)
    {
        var now = clock.GetUtcNow();
        var unfinished = after.Items.Where(item => item.IsUnfinished).ToList();
        var wait = unfinished.Count == 0 ? null : PublishSchedule.Next(after.Wait, now, unfinished.Min(item => item.Due ?? now), input.Execution.Retries);
        if (wait is not null)
        {
            return after with { Items = RetentionTable.Shorten(after.Items), Wait = wait };
        }

        var items = RetentionTable.Shorten([.. after.Items.Select(item => item.IsUnfinished ? RetentionErrors.GiveUp(item, new WaitDeadlineExceededException($"It was not done in {PublishSchedule.MaxPasses} passes.")) : item)]);
        return after with { Items = items, Ready = true, Failure = RetentionTable.Failure(items, input.Result.Location), Wait = null };
    }
}

/// <summary>What RetainImages needs.</summary>
/// <param name="Execution">The execution.</param>
/// <param name="Plan">The image's plan, with those of its copies.</param>
/// <param name="Result">The verified image, with its copies, and what came of older images so far.</param>
public sealed record RetainImagesInput(ExecutionIdentity Execution, ImagePlan Plan, ImageWithCopies Result) : IExecutionInput;
