using AmiPipeline.Functions.Settings;
using AmiPipeline.Sharing;
using AmiPipeline.Verification;
using AmiPipeline.Waiting;

namespace AmiPipeline.Functions.Sharing;

/// <summary>One pass over the image and its committed copies: each is shared with those whom the request names, or taken from them. What goes wrong with one is that one's alone.</summary>
/// <remarks>All in one function, and not each in an iteration of a Map, for the reasons that the copies are.</remarks>
/// <param name="aws">The SDK's clients.</param>
/// <param name="clock">The clock.</param>
/// <param name="settings">What the deployment says.</param>
public sealed class ShareImagesFunction(AwsClients aws, TimeProvider clock, FunctionSettings settings)
{
    /// <summary>Runs a pass.</summary>
    /// <param name="input">Execution, plan, and the verified image with its copies.</param>
    /// <param name="context">Lambda's context.</param>
    public async Task<SharingInProgress> HandleAsync(ShareImagesInput input, ILambdaContext context)
    {
        var (execution, plan, image) = input;
        var destinations = Destination.Committed(plan, image);
        var before = image.Sharing ?? new SharingInProgress { Requested = plan.Sharing!, Items = [.. destinations.Select(destination => new SharingStep { ImageId = destination.ImageId })] };
        var start = clock.GetUtcNow();
        // Who has access is written down before any is taken: what a function that runs twice finds the second time is no answer.
        var isLooking = plan.Sharing!.Revokes && before.Items.Any(step => step.IsDue(start) && step.FormerHolders is null);
        var now = Enumerable.Range(0, before.Items.Count).Where(index => before.Items[index].IsDue(start) && (!isLooking || before.Items[index].FormerHolders is null))
            .Take(isLooking ? SharingSchedule.ImagesOfALook(plan.Devices.Count) : SharingSchedule.ImagesOfAPass(plan.Sharing!, plan.Devices.Count)).ToHashSet();
        var targets = await TargetAccounts.EnterAsync(
            aws, image.Location, now.Select(index => destinations[index].Location.AccountId), settings, SessionNames.Create(execution), TargetSession.ToShare);
        var staying = new List<GrantThatStays>();
        var items = await InParallel.SelectAsync(before.Items, settings.Parallelism, (step, index) => !now.Contains(index) ? Task.FromResult(step)
            : isLooking ? TryAsync(step, () => FormerHolders.FindAsync(step, Open(targets.Clients, input, destinations[index]), plan.Sharing!), _ => FormerHolders.NotKnown(step))
            : TryAsync(step, () => ShareAsync(step, Open(targets.Clients, input, destinations[index]), plan.Sharing!, staying), error => GiveUp(step, error)));
        return Summarize(FormerHolders.Add(before, staying) with { Items = FormerHolders.Shorten(items) }, destinations, input);
    }

    private SharedForGood Open(AwsClients clients, ShareImagesInput input, Destination destination) =>
        new(clients, RetiringPrincipal(destination.Location, input.Execution), input.Plan.Sharing!, destination);

    private async Task<SharingStep> TryAsync(SharingStep step, Func<Task<SharingStep>> act, Func<Exception, SharingStep> giveUp)
    {
        try
        {
            return await act() with { Due = null, Attempts = 0 };
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            var known = AwsErrors.Translate(error, FunctionNames.ShareImages);
            return PassingErrors.Retry(known, step.Attempts, clock.GetUtcNow()) is { } due ? step with { Attempts = step.Attempts + 1, Due = due } : giveUp(known);
        }
    }

    private static async Task<SharingStep> ShareAsync(SharingStep step, SharedForGood image, SharingPlan sharing, List<GrantThatStays> staying)
    {
        await image.ApplyAsync();
        lock (staying)
        {
            staying.AddRange(image.Staying);
        }

        return step with { State = sharing.Accounts.Count + sharing.Organizations.Count > 0 ? SharingState.Shared : SharingState.Unshared };
    }

    // In another account it is the role that the session is in.
    private string RetiringPrincipal(AwsLocation location, ExecutionIdentity execution) => location.AccountId == execution.Location().AccountId
        ? settings.RetiringPrincipal(execution.Arn(), FunctionNames.ShareImages)
        : SourceAccess.FindRole(settings.TargetRoles, location.AccountId)?.Arn ?? throw new AwsAccessDeniedException($"The pipeline may assume no role {settings.Name.TargetRole} in account {location.AccountId}.");

    private SharingInProgress Summarize(SharingInProgress after, IReadOnlyList<Destination> destinations, ShareImagesInput input)
    {
        var now = clock.GetUtcNow();
        var unfinished = after.Items.Where(step => step.IsUnfinished).ToList();
        if (unfinished.Count > 0 && SharingSchedule.Next(after.Wait, now, unfinished.Min(step => step.Due ?? now), input.Execution.Retries) is { } wait)
        {
            return after with { Items = SharingTable.Shorten(after.Items), Wait = wait };
        }

        var items = SharingTable.Shorten(
            [.. after.Items.Select(step => step.IsUnfinished ? GiveUp(step, new WaitDeadlineExceededException($"The image could not be shared in {SharingSchedule.MaxPasses} attempts.")) : step)]);
        return after with
        {
            Items = items,
            Ready = true,
            Wait = null,
            Failure = SharingTable.Failure(items, destinations, input.Result.Location),
            KeyPolicies = KeyAddition.Create(input.Plan.Sharing!, destinations.SelectMany(destination => destination.Devices.Select(device => device.KmsKeyId).OfType<string>().Select(key => (destination.Location.AccountId, key)))),
        };
    }

    private static SharingStep GiveUp(SharingStep step, Exception error) => step with
    {
        State = SharingState.Failed,
        Failure = DestinationFailures.From(error),
        Due = null,
    };
}

/// <summary>What ShareImages needs.</summary>
/// <param name="Execution">The execution.</param>
/// <param name="Plan">The image's plan, with who may use it.</param>
/// <param name="Result">The verified image, with its copies and its sharing so far.</param>
public sealed record ShareImagesInput(ExecutionIdentity Execution, ImagePlan Plan, ImageWithCopies Result) : IExecutionInput;
