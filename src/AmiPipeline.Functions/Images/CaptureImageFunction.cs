namespace AmiPipeline.Functions.Images;

/// <summary>Starts <c>CreateImage</c> of the source instance: the result itself or, if other keys are requested, an intermediate image.</summary>
/// <param name="aws">The SDK's clients.</param>
/// <param name="clock">The clock.</param>
public sealed class CaptureImageFunction(AwsClients aws, TimeProvider clock)
{
    /// <summary>Starts the capture.</summary>
    /// <param name="input">Execution and plan.</param>
    /// <param name="context">Lambda's context.</param>
    public Task<ImageInProgress> HandleAsync(CaptureImageInput input, ILambdaContext context)
    {
        var (execution, plan, dryRun) = input;
        var request = new CreateImageRequest
        {
            DryRun = dryRun ? true : null,
            InstanceId = plan.SourceId,
            Name = plan.SecondRoute is null ? plan.Name : IntermediateImage.NameOf(execution, FunctionNames.CaptureImage),
            Description = plan.Description,
            NoReboot = !plan.Reboot,
            BlockDeviceMappings = WireList.OrNothing(plan.Devices.Where(device => device.Changed && plan.SecondRoute is null).Select(ImageMapping.DeletionMapping)),
            TagSpecifications = Ec2Tags.ForNew(execution, plan, deviceName: null, ResourceType.Image, ResourceType.Snapshot),
        };

        return new ImageCreation(aws, clock).CreateOnceAsync(execution, plan.Location, request.Name,
            async ec2 => (await ec2.CreateImageAsync(request)).ImageId);
    }
}

/// <summary>What CaptureImage needs.</summary>
/// <param name="Execution">The execution.</param>
/// <param name="Plan">The plan.</param>
/// <param name="DryRun">Whether the calls are dry runs: they end in EC2's error <c>DryRunOperation</c>, and nothing is made. Default: no.</param>
public sealed record CaptureImageInput(ExecutionIdentity Execution, ImagePlan Plan, bool DryRun = false) : IExecutionInput;
