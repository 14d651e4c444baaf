using AmiPipeline.Functions.Slots;
using AmiPipeline.Waiting;

namespace AmiPipeline.Functions.Images;

/// <summary>Checks an image's state, and says how long to wait before the next check.</summary>
/// <param name="aws">The SDK's clients.</param>
/// <param name="clock">The clock.</param>
/// <param name="slots">Admits copies, and keeps the slots of those that are in progress. Default, null: all are admitted.</param>
public sealed class CheckImageFunction(AwsClients aws, TimeProvider clock, CopySlots? slots = null)
{
    // A new id can be unknown to DescribeImages for seconds (eventual consistency). After this it is gone.
    private static readonly TimeSpan MaxInvisibility = TimeSpan.FromMinutes(5);

    /// <summary>Checks the image.</summary>
    /// <param name="input">Execution, plan and image.</param>
    /// <param name="context">Lambda's context.</param>
    /// <exception cref="ImageFailedException">EC2 gave the image up.</exception>
    /// <exception cref="WaitDeadlineExceededException">It took too long.</exception>
    public async Task<ImageInProgress> HandleAsync(CheckImageInput input, ILambdaContext context)
    {
        var reader = aws.Reader(input.Image.Location);
        var image = await reader.OwnImageAsync(input.Image.ImageId);
        var now = clock.GetUtcNow();

        if (image is null && now - input.Image.Wait.StartedAt > MaxInvisibility)
        {
            throw new ImageFailedException($"{input.Image.ImageId} does not exist (any more).");
        }

        if (image?.State == ImageState.Available)
        {
            return input.Image with { State = image.State, Ready = true, Slots = await KeepAsync(input, isInProgress: false, context) };
        }

        var snapshots = await reader.OwnSnapshotsAsync(Ec2Filters.MadeBy(input.Execution));
        if (image is not null && image.State != ImageState.Pending && image.State != ImageState.Transient)
        {
            throw new ImageFailedException(Describe(image, snapshots, input.Plan));
        }

        return input.Image with
        {
            Slots = await KeepAsync(input, isInProgress: true, context),
            Wait = WaitSchedule.Next(
                input.Image.Wait, now, Progress(snapshots), WaitPace.Image.ForSize(input.Plan.MaxGiB()), input.Execution.Retries, done: snapshots.Sum(Percent) ?? 0),
        };
    }

    private async Task<HeldSlots?> KeepAsync(CheckImageInput input, bool isInProgress, ILambdaContext context) => input.Image.Slots is { } held && slots is not null
        ? await slots.KeepAsync(input.Execution, input.Image.Location, held, isInProgress ? [StartCopyFunction.WantedOf(input.Plan) with { Since = input.Image.Wait.StartedAt }] : [], context)
        : null;

    private static int? Progress(List<Snapshot> snapshots) => snapshots.Min(Percent);

    private static int? Percent(Snapshot snapshot) => snapshot.State == SnapshotState.Pending ? SnapshotProgress.Percent(snapshot) : 100;

    // The image's reason is the same whatever was wrong; that of its snapshots says more.
    private static string Describe(Image image, List<Snapshot> snapshots, ImagePlan plan)
    {
        var reason = image.StateReason?.Message ?? "no reason given";
        var failed = snapshots.Where(snapshot => snapshot.State == SnapshotState.Error && snapshot.StateMessage.NullIfEmpty() is not null)
            .Select(snapshot => $" {snapshot.SnapshotId}: {snapshot.StateMessage}.");
        return $"{image.ImageId} is {image.State}: {reason}.{string.Concat(failed)}{ContentKey.Hint(plan.Devices)}";
    }
}

/// <summary>What CheckImage needs.</summary>
/// <param name="Execution">The execution.</param>
/// <param name="Plan">The plan.</param>
/// <param name="Image">The image to check.</param>
public sealed record CheckImageInput(ExecutionIdentity Execution, ImagePlan Plan, ImageInProgress Image) : IExecutionInput;
