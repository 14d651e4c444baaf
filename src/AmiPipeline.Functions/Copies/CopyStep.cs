using AmiPipeline.Functions.Images;
using AmiPipeline.Functions.Snapshots;
using AmiPipeline.Verification;
using AmiPipeline.Waiting;

namespace AmiPipeline.Functions.Copies;

/// <summary>Brings one copy forward until it has to be waited for, or is committed.</summary>
/// <param name="aws">The SDK's clients.</param>
/// <param name="clock">The clock.</param>
/// <param name="execution">The execution.</param>
/// <param name="plan">The copy's complete plan.</param>
/// <param name="source">The image that is copied.</param>
/// <param name="context">Lambda's context.</param>
internal sealed class CopyStep(AwsClients aws, TimeProvider clock, ExecutionIdentity execution, ImagePlan plan, SourceImage source, ILambdaContext context)
{
    /// <summary>The copy after it.</summary>
    public async Task<CopyInProgress> AdvanceAsync(CopyInProgress copy)
    {
        var now = copy with { Due = null };
        while (now is { IsUnfinished: true, Due: null })
        {
            now = await NextAsync(now) with { Attempts = 0, HeldSince = null };
        }

        return now;
    }

    private Task<CopyInProgress> NextAsync(CopyInProgress copy) => copy switch
    {
        { Image.Ready: true } => CommitAsync(copy),
        { Image: not null } => CheckImageAsync(copy),
        _ when plan.Route == ImageRoute.Existing => Task.FromResult(copy with { Image = ImageInProgress.Existing(plan.ExistingImageId!, plan.Location) }),
        _ when plan.Route == ImageRoute.Copy => StartAsync(copy),
        { Snapshots.Ready: true } => RegisterAsync(copy),
        { Snapshots: { StartMore: false } started } when started.Items.Count + started.NotStarted.Count > 0 => CheckSnapshotsAsync(copy, started),
        _ => CopySnapshotsAsync(copy),
    };

    private async Task<CopyInProgress> StartAsync(CopyInProgress copy) =>
        Making(copy, await new StartCopyFunction(aws, clock).HandleAsync(new(execution, plan, source), context));

    private async Task<CopyInProgress> RegisterAsync(CopyInProgress copy) =>
        Making(copy, await new RegisterImageFunction(aws, clock).HandleAsync(new(execution, plan, source, copy.Snapshots!), context));

    private CopyInProgress Making(CopyInProgress copy, ImageInProgress image) =>
        copy with { Image = image, ImageId = image.ImageId, Due = DueAfter(image.Wait), IsUncertain = copy.IsUncertain || image.Wait.AskedAgain };

    private async Task<CopyInProgress> CheckImageAsync(CopyInProgress copy)
    {
        var image = await new CheckImageFunction(aws, clock).HandleAsync(new(execution, plan, copy.Image!), context);
        return copy with { Image = image, Due = image.Ready ? null : DueAfter(image.Wait) };
    }

    private async Task<CopyInProgress> CopySnapshotsAsync(CopyInProgress copy)
    {
        var before = copy.Snapshots ?? new SnapshotsInProgress { Location = plan.Location };
        var snapshots = await new CopySnapshotsFunction(aws, clock).HandleAsync(new(execution, plan, source, new() { Location = plan.Location }, before), context);
        return copy with { Snapshots = snapshots, Due = DueAfter(snapshots.Wait), IsUncertain = copy.IsUncertain || snapshots.Wait.AskedAgain };
    }

    private async Task<CopyInProgress> CheckSnapshotsAsync(CopyInProgress copy, SnapshotsInProgress started)
    {
        var snapshots = await new CheckSnapshotsFunction(aws, clock).HandleAsync(new(execution, plan, started), context);
        return copy with { Snapshots = snapshots, Due = snapshots.Ready || snapshots.StartMore ? null : DueAfter(snapshots.Wait) };
    }

    private async Task<CopyInProgress> CommitAsync(CopyInProgress copy)
    {
        var verified = await new VerifyImageFunction(aws).HandleAsync(new(execution, plan, copy.Image!, source), context);
        await new CommitImageFunction(aws).HandleAsync(new(execution, plan, verified), context);
        return copy with
        {
            State = CopyState.Committed,
            ImageId = verified.ImageId,
            Devices = [.. verified.Devices.Select(device => device with { Attributes = [] })],
            Image = null,
            Snapshots = null,
        };
    }

    private DateTimeOffset DueAfter(WaitState wait) => clock.GetUtcNow().AddSeconds(wait.Seconds);
}
