using AmiPipeline.Functions.Snapshots;
using AmiPipeline.Waiting;

namespace AmiPipeline.Functions.Images;

/// <summary>Asks for an image's state, and says how long to wait before asking again.</summary>
/// <param name="aws">The SDK's clients.</param>
/// <param name="clock">The clock.</param>
public sealed class CheckImageFunction(AwsClients aws, TimeProvider clock)
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
            return input.Image with { State = image.State, Ready = true };
        }

        if (image is not null && image.State != ImageState.Pending && image.State != ImageState.Transient)
        {
            throw new ImageFailedException(Describe(image, input.Plan));
        }

        var progress = await ProgressAsync(reader, input.Execution);
        return input.Image with { Wait = WaitSchedule.Next(input.Image.Wait, now, progress, WaitPace.Image, input.Execution.Retries) };
    }

    private static async Task<int?> ProgressAsync(Ec2Reader reader, ExecutionIdentity execution)
    {
        var snapshots = await reader.OwnSnapshotsAsync(Ec2Filters.MadeBy(execution));
        return snapshots.Count == 0 ? null : snapshots.Min(snapshot => snapshot.State == SnapshotState.Pending ? SnapshotProgress.Percent(snapshot) : 100);
    }

    private static string Describe(Image image, ImagePlan plan)
    {
        var reason = image.StateReason?.Message ?? "no reason given";
        var keys = plan.Devices.SelectMany(device => device.Expected.AcceptedKeys).Select(key => key.KmsKeyId).Distinct().ToList();
        var hint = keys.Count == 0
            ? ""
            : $" EC2 also says this when it cannot use a key for the caller; look at the key policy of {string.Join(", ", keys)}.";
        return $"{image.ImageId} is {image.State}: {reason}.{hint}";
    }
}

/// <summary>What CheckImage needs.</summary>
/// <param name="Execution">The execution.</param>
/// <param name="Plan">The plan.</param>
/// <param name="Image">The image to ask for.</param>
public sealed record CheckImageInput(ExecutionIdentity Execution, ImagePlan Plan, ImageInProgress Image) : IExecutionInput;
