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
        var (execution, planned, source, snapshots) = input;
        var plan = await IntermediateImage.CompleteAsync(aws.Reader(source.Location), planned, source);
        var attributes = plan.Attributes;
        var request = new RegisterImageRequest
        {
            Name = plan.Name,
            Description = plan.Description,
            Architecture = attributes.Architecture,
            VirtualizationType = attributes.VirtualizationType,
            // Off is EC2's default.
            EnaSupport = attributes.EnaSupport == true ? true : null,
            SriovNetSupport = attributes.SriovNetSupport.NullIfEmpty(),
            BootMode = attributes.BootMode.NullIfEmpty(),
            TpmSupport = attributes.TpmSupport.NullIfEmpty(),
            UefiData = attributes.UefiData.NullIfEmpty(),
            ImdsSupport = attributes.ImdsSupport.NullIfEmpty(),
            RootDeviceName = attributes.RootDeviceName,
            BlockDeviceMappings = WireList.OrNothing([.. plan.Devices.Select(device => Mapping(device, snapshots)), .. (plan.Ephemerals ?? []).Select(ImageMapping.Mapping)]),
            TagSpecifications = Ec2Tags.ForImageOfSource(execution, plan),
        };

        return await new ImageCreation(aws, clock).CreateOnceAsync(execution, snapshots.Location, plan.Name,
            async ec2 => (await ec2.RegisterImageAsync(request)).ImageId);
    }

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
}

/// <summary>What RegisterImage needs.</summary>
/// <param name="Execution">The execution.</param>
/// <param name="Plan">The plan.</param>
/// <param name="Source">The image whose snapshots were copied.</param>
/// <param name="Snapshots">The completed snapshots.</param>
public sealed record RegisterImageInput(ExecutionIdentity Execution, ImagePlan Plan, SourceImage Source, SnapshotsInProgress Snapshots) : IExecutionInput;
