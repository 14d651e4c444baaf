using AmiPipeline.Functions.Slots;
using AmiPipeline.Slots;
using AmiPipeline.Waiting;

namespace AmiPipeline.Functions.Images;

/// <summary>Starts <c>CopyImage</c>: of the result or, on the route <c>copyFirst</c>, of an intermediate image. The client token makes a second run of the function return the first run's image.</summary>
/// <param name="aws">The SDK's clients.</param>
/// <param name="clock">The clock.</param>
/// <param name="slots">Admits copies. Default, null: all.</param>
public sealed class StartCopyFunction(AwsClients aws, TimeProvider clock, CopySlots? slots = null)
{
    /// <summary>Starts the copy.</summary>
    /// <param name="input">Execution, plan and source.</param>
    /// <param name="context">Lambda's context.</param>
    /// <exception cref="WaitingForCopySlotsException">Others are before it.</exception>
    public async Task<ImageInProgress> HandleAsync(StartCopyInput input, ILambdaContext context)
    {
        var (execution, plan, source, dryRun) = input;
        var request = new CopyImageRequest
        {
            DryRun = dryRun ? true : null,
            ClientToken = ClientTokens.Create(execution, FunctionNames.StartCopy),
            SourceImageId = source.ImageId,
            SourceRegion = source.Location.Region,
            Name = plan.Route == ImageRoute.CopyFirst ? IntermediateImage.NameOf(execution, FunctionNames.StartCopy) : plan.Name,
            Description = plan.Description,
            TagSpecifications = source.Location == plan.Location
                ? Ec2Tags.ForNew(execution, plan, deviceName: null, ResourceType.Image, ResourceType.Snapshot)
                : [.. Ec2Tags.ForImageOfSource(execution, plan), .. Ec2Tags.ForNew(execution, plan, deviceName: null, ResourceType.Snapshot)],
        };

        if (plan.CompleteWithinMinutes is { } minutes)
        {
            request.SnapshotCopyCompletionDurationMinutes = minutes;
        }

        if (plan.CopyEncryption is { } encryption)
        {
            request.Encrypted = true;
            request.KmsKeyId = encryption.KmsKeyId;
        }

        var held = slots is null || dryRun ? null : await EnterAsync(slots, execution, plan, context);
        var imageId = await CopyAsync(execution, plan, request);

        return new ImageInProgress { ImageId = imageId, Location = plan.Location, Slots = held, Wait = WaitSchedule.Begin(clock.GetUtcNow(), WaitPace.Image, execution.Retries) };
    }

    private async Task<HeldSlots> EnterAsync(CopySlots queue, ExecutionIdentity execution, ImagePlan plan, ILambdaContext context)
    {
        var maxRetries = plan.Route == ImageRoute.CopyFirst ? SlotClaims.MaxRetriesOfFirstCopy : SlotClaims.MaxRetries;
        var taken = await queue.EnterAsync(execution, plan.Location, [WantedOf(plan)], aws.Reader(plan.Location), context, maxRetries);
        return taken.Waits is null ? taken.Held : throw taken.Error(plan.Name);
    }

    /// <summary>The slots that a copy of an image takes: EC2 copies each of its snapshots.</summary>
    internal static SlotClaim.Wanted WantedOf(ImagePlan plan) => new(SlotClaim.WholeImage, Math.Max(1, plan.Devices.Count(device => device.Expected.HasSnapshot)));

    // An execution that is run again under its name may be planned otherwise: the first copy brought the AWS managed key into being, which has an ARN now.
    private async Task<string> CopyAsync(ExecutionIdentity execution, ImagePlan plan, CopyImageRequest request)
    {
        try
        {
            return (await aws.Ec2(plan.Location).CopyImageAsync(request)).ImageId;
        }
        catch (AmazonEC2Exception error) when (error.ErrorCode == Ec2ErrorCodes.TokenOfOtherParameters)
        {
            return await ImageCreation.FindOwnAsync(aws.Reader(plan.Location), execution, request.Name)
                ?? throw new ResourceNotVisibleException($"EC2 says: {error.Message} DescribeImages does not show the image of that token yet.", error);
        }
    }
}

/// <summary>What StartCopy needs.</summary>
/// <param name="Execution">The execution.</param>
/// <param name="Plan">The plan.</param>
/// <param name="Source">The image to copy.</param>
/// <param name="DryRun">Whether the calls are dry runs: they end in EC2's error <c>DryRunOperation</c>, and nothing is made. Default: no.</param>
public sealed record StartCopyInput(ExecutionIdentity Execution, ImagePlan Plan, SourceImage Source, bool DryRun = false) : IExecutionInput;
