using AmiPipeline.Functions.Images;
using AmiPipeline.Functions.Volumes;
using AmiPipeline.Planning.Facts;

namespace AmiPipeline.Functions.PlanImage;

/// <summary>Reads a source instance with its volumes: what an image of it will look like.</summary>
internal sealed class InstanceSourceReader(Ec2Reader reader)
{
    /// <summary>The instance; null if it does not exist.</summary>
    public async Task<SourceFacts?> ReadAsync(string instanceId, AwsLocation location)
    {
        if (await reader.InstanceAsync(instanceId) is not { } instance)
        {
            return null;
        }

        var mappings = instance.BlockDeviceMappings.FindAll(mapping => mapping.Ebs is not null);
        var volumes = await reader.VolumesAsync([.. mappings.Select(mapping => mapping.Ebs.VolumeId)]);
        return new SourceFacts
        {
            Kind = SourceKind.Instance,
            Id = instance.InstanceId,
            Name = Ec2Tags.Value(instance.Tags, "Name") ?? "",
            State = instance.State?.Name?.Value ?? "",
            StateReason = instance.StateReason?.Message,
            OwnerId = location.AccountId,
            AgreesToCapture = Ec2Tags.Value(instance.Tags, PipelineTags.Capture) == PipelineTags.CaptureAllowed,
            RootDeviceType = instance.RootDeviceType?.Value ?? "ebs",
            ProductCodes = [.. instance.ProductCodes.Select(code => $"{code.ProductCodeType}:{code.ProductCodeId}")],
            Watermarks = await WatermarksAsync(instance),
            Attributes = Attributes(instance),
            Devices = DeviceOrder.RootFirst(mappings.Select(mapping => Device(mapping, volumes, location)), instance.RootDeviceName),
            Ephemerals = null,
        };
    }

    // CreateImage carries those of the instance's image; one that is no longer shown has none.
    private async Task<IReadOnlyList<string>?> WatermarksAsync(Instance instance) =>
        instance.ImageId.NullIfEmpty() is { } imageId && await reader.ImageAsync(imageId) is { } image ? ImageMapping.Watermarks(image) : null;

    // What DescribeInstances leaves out is not reported, and not off: of hundreds of instances it reports sriovNetSupport for none, though nearly every image has it.
    private static ImageAttributes Attributes(Instance instance) => new()
    {
        Architecture = instance.Architecture?.Value,
        VirtualizationType = instance.VirtualizationType?.Value,
        EnaSupport = instance.EnaSupport,
        SriovNetSupport = instance.SriovNetSupport,
        BootMode = instance.BootMode?.Value,
        TpmSupport = instance.TpmSupport,
        PlatformDetails = instance.PlatformDetails,
        RootDeviceName = instance.RootDeviceName,
    };

    private static SourceDevice Device(InstanceBlockDeviceMapping mapping, IReadOnlyDictionary<string, Volume> volumes, AwsLocation location)
    {
        var volume = volumes.GetValueOrDefault(mapping.Ebs.VolumeId)
            ?? throw new ResourceNotVisibleException($"DescribeVolumes does not show {mapping.Ebs.VolumeId}, which is attached as {mapping.DeviceName}.");
        return new SourceDevice
        {
            DeviceName = mapping.DeviceName,
            AttachmentState = mapping.Ebs.Status?.Value.NullIfEmpty(),
            OwnerId = location.AccountId,
            Encrypted = volume.Encrypted ?? false,
            KmsKeyArn = volume.KmsKeyId.NullIfEmpty(),
            Volume = EbsMapping.FromVolume(volume, mapping.Ebs),
        };
    }
}
