using AmiPipeline.Functions.Volumes;

namespace AmiPipeline.Functions.Images;

/// <summary>Registers the image over the snapshots, with every attribute passed: left out, they become i386, paravirtual and no ENA.</summary>
/// <param name="aws">The SDK's clients.</param>
/// <param name="clock">The clock.</param>
public sealed class RegisterImageFunction(AwsClients aws, TimeProvider clock)
{
    /// <summary>Registers the image.</summary>
    /// <param name="input">Execution, plan and snapshots.</param>
    /// <param name="context">Lambda's context.</param>
    public async Task<ImageInProgress> HandleAsync(RegisterImageInput input, ILambdaContext context)
    {
        var (execution, plan, source, snapshots) = input;
        var attributes = plan.Attributes;
        var request = new RegisterImageRequest
        {
            Name = plan.Name,
            Description = plan.Description,
            Architecture = attributes.Architecture,
            VirtualizationType = attributes.VirtualizationType,
            EnaSupport = attributes.EnaSupport,
            SriovNetSupport = NullIfEmpty(attributes.SriovNetSupport),
            BootMode = NullIfEmpty(attributes.BootMode),
            TpmSupport = NullIfEmpty(attributes.TpmSupport),
            UefiData = NullIfEmpty(attributes.UefiData ?? await CapturedUefiDataAsync(plan, source)),
            ImdsSupport = NullIfEmpty(attributes.ImdsSupport),
            RootDeviceName = attributes.RootDeviceName,
            BlockDeviceMappings = WireList.OrNothing([.. plan.Devices.Select(device => Mapping(device, snapshots)), .. plan.Ephemerals.Select(ImageMapping.Mapping)]),
            TagSpecifications = Ec2Tags.ForNew(execution, plan, deviceName: null, ResourceType.Image),
        };

        return await new ImageCreation(aws, clock).CreateOnceAsync(execution, snapshots.Location, plan.Name, sizeGiB: 0,
            async ec2 => (await ec2.RegisterImageAsync(request)).ImageId);
    }

    // An instance does not tell its UEFI variable store; the image that was captured of it does. Left out, it would be lost without a word.
    private Task<string> CapturedUefiDataAsync(ImagePlan plan, SourceImage source) =>
        aws.Reader(source.Location).UefiDataAsync(source.ImageId, plan.Attributes.BootMode);

    private static BlockDeviceMapping Mapping(DevicePlan device, SnapshotsInProgress snapshots)
    {
        if (device.Origin == DeviceOrigin.SourceEmpty)
        {
            return ImageMapping.EmptyMapping(device);
        }

        var ebs = EbsMapping.ToBlockDevice(device.Expected.Volume);
        ebs.SnapshotId = snapshots.Items.FirstOrDefault(snapshot => snapshot.DeviceName == device.DeviceName)?.SnapshotId;
        return new BlockDeviceMapping { DeviceName = device.DeviceName, Ebs = ebs };
    }

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}

/// <summary>What RegisterImage needs.</summary>
/// <param name="Execution">The execution.</param>
/// <param name="Plan">The plan.</param>
/// <param name="Source">The image whose snapshots were copied.</param>
/// <param name="Snapshots">The completed snapshots.</param>
public sealed record RegisterImageInput(ExecutionIdentity Execution, ImagePlan Plan, SourceImage Source, SnapshotsInProgress Snapshots) : IExecutionInput;
