using Amazon.EC2;
using Amazon.EC2.Model;
using AmiPipeline.Errors;
using AmiPipeline.Functions.Aws;
using AmiPipeline.Functions.Volumes;
using AmiPipeline.Planning;
using AmiPipeline.Tagging;

namespace AmiPipeline.Functions.PlanImage;

/// <summary>Reads a source instance with its volumes: what an image of it will look like.</summary>
internal sealed class InstanceSourceReader(IAmazonEC2 ec2)
{
    public async Task<SourceFacts> ReadAsync(string instanceId, AwsLocation location)
    {
        var response = await ec2.DescribeInstancesAsync(new DescribeInstancesRequest { Filters = [new Filter("instance-id", [instanceId])] });
        if (response.Reservations?.SelectMany(reservation => reservation.Instances ?? []).FirstOrDefault() is not { } instance)
        {
            throw new RequestRefusedException([new("/source/instanceId", $"is {instanceId}, which does not exist in {location.Region} of account {location.AccountId}")]);
        }

        var volumes = await VolumesAsync(instance);
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
            ProductCodes = [.. (instance.ProductCodes ?? []).Select(code => $"{code.ProductCodeType}:{code.ProductCodeId}")],
            Attributes = Attributes(instance),
            Devices = DeviceOrder.RootFirst(Mappings(instance).Select(mapping => Device(mapping, volumes[mapping.Ebs.VolumeId], location)), instance.RootDeviceName),
            Ephemerals = null,
        };
    }

    // What DescribeInstances leaves out is not told, and not off: of hundreds of instances it tells sriovNetSupport of none, though nearly every image has it.
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

    private static IEnumerable<InstanceBlockDeviceMapping> Mappings(Instance instance) => (instance.BlockDeviceMappings ?? []).Where(mapping => mapping.Ebs is not null);

    private async Task<Dictionary<string, Volume>> VolumesAsync(Instance instance)
    {
        var ids = Mappings(instance).Select(mapping => mapping.Ebs.VolumeId).ToList();
        if (ids.Count == 0)
        {
            return [];
        }

        var response = await ec2.DescribeVolumesAsync(new DescribeVolumesRequest { Filters = [new Filter("volume-id", ids)] });
        var volumes = (response.Volumes ?? []).ToDictionary(volume => volume.VolumeId);
        return ids.Find(id => !volumes.ContainsKey(id)) is { } missing
            ? throw new ResourceNotVisibleException($"DescribeVolumes does not show {missing}, which {instance.InstanceId} has.")
            : volumes;
    }

    private static SourceDevice Device(InstanceBlockDeviceMapping mapping, Volume volume, AwsLocation location) => new()
    {
        DeviceName = mapping.DeviceName,
        OwnerId = location.AccountId,
        Encrypted = volume.Encrypted ?? false,
        KmsKeyArn = Told.OrNull(volume.KmsKeyId),
        Volume = EbsMapping.FromVolume(volume, mapping.Ebs),
    };
}
