using AmiPipeline.Functions.Images;
using AmiPipeline.Functions.Slots;
using AmiPipeline.Functions.Snapshots;
using AmiPipeline.Verification;
using AmiPipeline.Waiting;

namespace AmiPipeline.Functions.Copies;

/// <summary>Brings one copy forward until it has to be waited for, or is committed.</summary>
/// <param name="aws">The SDK's clients.</param>
/// <param name="clock">The clock.</param>
/// <param name="slots">Admits copies; null for all.</param>
/// <param name="execution">The execution.</param>
/// <param name="plan">The copy's complete plan.</param>
/// <param name="image">The image that is copied.</param>
/// <param name="context">Lambda's context.</param>
internal sealed class CopyStep(AwsClients aws, TimeProvider clock, CopySlots? slots, ExecutionIdentity execution, ImagePlan plan, CopiedImage image, ILambdaContext context)
{
    /// <summary>The copy after it.</summary>
    public async Task<CopyInProgress> AdvanceAsync(CopyInProgress copy)
    {
        var now = copy with { Due = null };
        while (now is { IsBuilding: true, Due: null })
        {
            now = await NextAsync(now) with { Attempts = 0, HeldSince = null, Waits = null };
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

    private SourceImage Source => image.Id;

    private async Task<CopyInProgress> StartAsync(CopyInProgress copy)
    {
        await image.ShareWithAsync(plan.Location.AccountId);
        return Making(copy, await new StartCopyFunction(aws, clock, slots).HandleAsync(new(execution, plan, Source), context));
    }

    private async Task<CopyInProgress> RegisterAsync(CopyInProgress copy) =>
        Making(copy, await new RegisterImageFunction(aws, clock).HandleAsync(new(execution, plan, Source, copy.Snapshots!), context));

    private CopyInProgress Making(CopyInProgress copy, ImageInProgress made) =>
        copy with { Image = made, ImageId = made.ImageId, Due = DueAfter(made.Wait), IsUncertain = copy.IsUncertain || made.Wait.RequestedAgain };

    private async Task<CopyInProgress> CheckImageAsync(CopyInProgress copy)
    {
        var made = await new CheckImageFunction(aws, clock, slots).HandleAsync(new(execution, plan, copy.Image!), context);
        return copy with { Image = made, Due = made.Ready ? null : DueAfter(made.Wait) };
    }

    private async Task<CopyInProgress> CopySnapshotsAsync(CopyInProgress copy)
    {
        await image.ShareWithAsync(plan.Location.AccountId);
        var before = copy.Snapshots ?? new SnapshotsInProgress { Location = plan.Location };
        var snapshots = await new CopySnapshotsFunction(aws, clock, slots).HandleAsync(new(execution, plan, Source, new() { Location = plan.Location }, before), context);
        return copy with { Snapshots = snapshots, Due = DueAfter(snapshots.Wait), IsUncertain = copy.IsUncertain || snapshots.Wait.RequestedAgain };
    }

    private async Task<CopyInProgress> CheckSnapshotsAsync(CopyInProgress copy, SnapshotsInProgress started)
    {
        var snapshots = await new CheckSnapshotsFunction(aws, clock, slots).HandleAsync(new(execution, plan, started), context);
        return copy with { Snapshots = snapshots, Due = snapshots.Ready || snapshots.StartMore ? null : DueAfter(snapshots.Wait) };
    }

    private async Task<CopyInProgress> CommitAsync(CopyInProgress copy)
    {
        var verified = await new VerifyImageFunction(aws).HandleAsync(new(execution, plan, copy.Image!, Source), context);
        // What waits for the others keeps its state until they are verified; what was committed before is committed.
        var waits = image.CommitsLast && plan.Route != ImageRoute.Existing;
        if (!waits)
        {
            await new CommitImageFunction(aws).HandleAsync(new(execution, plan, verified), context);
        }

        return copy with
        {
            State = waits ? CopyState.Verified : CopyState.Committed,
            ImageId = verified.ImageId,
            Devices = [.. verified.Devices.Select(device => device with { Attributes = [] })],
            Image = null,
            Snapshots = null,
        };
    }

    private DateTimeOffset DueAfter(WaitState wait) => clock.GetUtcNow().AddSeconds(wait.Seconds);
}
