namespace AmiPipeline.Functions.Images;

/// <summary>Starts <c>CreateImage</c> of the stopped temporary instance: each snapshot takes its volume's key.</summary>
/// <param name="aws">The SDK's clients.</param>
/// <param name="clock">The clock.</param>
public sealed class CreateImageFunction(AwsClients aws, TimeProvider clock)
{
    /// <summary>Starts the creation.</summary>
    /// <param name="input">Execution, plan and instance.</param>
    /// <param name="context">Lambda's context.</param>
    public Task<ImageInProgress> HandleAsync(CreateImageInput input, ILambdaContext context)
    {
        var (execution, plan, instance) = input;
        var request = new CreateImageRequest
        {
            InstanceId = instance.InstanceId,
            Name = plan.Name,
            Description = plan.Description,
            // It is stopped already; nothing is to start it again.
            NoReboot = true,
            BlockDeviceMappings = WireList.OrNothing([.. plan.Devices.Select(Mapping), .. (plan.Ephemerals ?? []).Select(ImageMapping.Mapping)]),
            TagSpecifications = Ec2Tags.ForNew(execution, plan, deviceName: null, ResourceType.Image, ResourceType.Snapshot),
        };

        return new ImageCreation(aws, clock).CreateOnceAsync(execution, instance.Location, plan.Name,
            async ec2 => (await ec2.CreateImageAsync(request)).ImageId);
    }

    // Of an attached volume, deletion is the one thing that a mapping may say; one attached after launch has it false.
    // A device that is to stay without content was kept out of the launch, and is a new empty one here.
    private static BlockDeviceMapping Mapping(DevicePlan device) => device.Origin == DeviceOrigin.SourceEmpty
        ? ImageMapping.EmptyMapping(device)
        : ImageMapping.DeletionMapping(device);
}

/// <summary>What CreateImage needs.</summary>
/// <param name="Execution">The execution.</param>
/// <param name="Plan">The plan.</param>
/// <param name="Instance">The stopped temporary instance.</param>
public sealed record CreateImageInput(ExecutionIdentity Execution, ImagePlan Plan, InstanceInProgress Instance) : IExecutionInput;
