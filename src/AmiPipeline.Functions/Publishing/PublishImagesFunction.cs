using AmiPipeline.Functions.Settings;
using AmiPipeline.Functions.Sharing;
using AmiPipeline.Requests;
using AmiPipeline.Verification;
using AmiPipeline.Waiting;

namespace AmiPipeline.Functions.Publishing;

/// <summary>One pass over the committed image and its committed copies: each is published as far as it goes now. What goes wrong with one is that one's alone.</summary>
/// <param name="aws">The SDK's clients.</param>
/// <param name="clock">The clock.</param>
/// <param name="settings">What the deployment says.</param>
public sealed class PublishImagesFunction(AwsClients aws, TimeProvider clock, FunctionSettings settings)
{
    /// <summary>Runs a pass.</summary>
    /// <param name="input">Execution, plan, and the verified image with its copies and publications so far.</param>
    /// <param name="context">Lambda's context.</param>
    public async Task<PublicationsInProgress> HandleAsync(PublishImagesInput input, ILambdaContext context)
    {
        var (execution, plan, image) = input;
        var destinations = Destination.Committed(plan, image).ToDictionary(destination => destination.Location);
        var before = image.Publications ?? new PublicationsInProgress
        {
            Items = [.. destinations.Values.Where(destination => Requested(plan, destination) is { IsEmpty: false })
                .Select(destination => new PublicationInProgress { Location = destination.Location, ImageId = destination.ImageId })],
        };
        var now = clock.GetUtcNow();
        var targets = await TargetAccounts.EnterAsync(
            aws, image.Location, before.Items.Where(item => item.IsDue(now)).Select(item => item.Location.AccountId), settings, SessionNames.Create(execution), TargetSession.ToPublish);
        var items = await InParallel.SelectAsync(before.Items, settings.Parallelism, async item => item.IsDue(now)
            ? await AdvanceAsync(item, destinations[item.Location], Requested(plan, destinations[item.Location])!, targets.Clients, execution)
            : item);
        return Summarize(before with { Items = items }, input);
    }

    private static RequestPublish? Requested(ImagePlan plan, Destination destination) =>
        plan.Copies.FirstOrDefault(copy => copy.Location == destination.Location)?.Publish ?? plan.Publish;

    private async Task<PublicationInProgress> AdvanceAsync(PublicationInProgress before, Destination destination, RequestPublish publish, AwsClients clients, ExecutionIdentity execution)
    {
        var item = before with { Due = null };
        try
        {
            // Nothing points to the image before it is as requested itself.
            item = await new ImageSettings(clients.Ec2(item.Location), publish).SetAsync(item);
            if (publish.Parameter is { } name && item.Parameter is null)
            {
                item = await new ParameterStep(new ImageParameters(clients, item.Location), name, execution.Retries > 0, clock.GetUtcNow()).AdvanceAsync(item);
            }

            // What is still awaited is not left behind by the failure of what comes next.
            if (item.Due is null && publish.LaunchTemplate is { } template && item.LaunchTemplate is null)
            {
                item = await new TemplateStep(new LaunchTemplates(clients.Ec2(item.Location)), execution, template, destination.Name).AdvanceAsync(item);
            }

            return item with { State = item.Due is null ? PublicationState.Published : PublicationState.Publishing, Attempts = 0 };
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            return PublishErrors.Record(item, AwsErrors.Translate(error, FunctionNames.PublishImages), clock.GetUtcNow());
        }
    }

    private PublicationsInProgress Summarize(PublicationsInProgress after, PublishImagesInput input)
    {
        var now = clock.GetUtcNow();
        var unfinished = after.Items.Where(item => item.IsUnfinished).ToList();
        var wait = unfinished.Count == 0 ? null : PublishSchedule.Next(after.Wait, now, unfinished.Min(item => item.Due ?? now), input.Execution.Retries);
        if (wait is not null)
        {
            return after with { Items = PublishTable.Shorten(after.Items), Wait = wait };
        }

        var items = PublishTable.Shorten([.. after.Items.Select(item => item.IsUnfinished ? PublishErrors.GiveUp(item, new WaitDeadlineExceededException($"It was not published in {PublishSchedule.MaxPasses} passes.")) : item)]);
        return after with { Items = items, Ready = true, Failure = PublishTable.Failure(items, input.Result.Location), Wait = null };
    }
}

/// <summary>What PublishImages needs.</summary>
/// <param name="Execution">The execution.</param>
/// <param name="Plan">The image's plan, with those of its copies.</param>
/// <param name="Result">The verified image, with its copies, and what is published so far.</param>
public sealed record PublishImagesInput(ExecutionIdentity Execution, ImagePlan Plan, ImageWithCopies Result) : IExecutionInput;
