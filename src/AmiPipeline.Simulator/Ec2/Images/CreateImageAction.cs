using AmiPipeline.Simulator.Ec2.Lookups;
using AmiPipeline.Simulator.Ec2.Snapshots;

namespace AmiPipeline.Simulator.Ec2.Images;

/// <summary>
/// CreateImage: reboots a running instance unless the call says otherwise; every snapshot takes its volume's key. Has no client token.
/// </summary>
internal sealed class CreateImageAction : IEc2Action
{
    public string Name => "CreateImage";

    public void Execute(Call call, Ec2XmlWriter answer)
    {
        var parameters = call.Parameters;
        var instanceId = parameters.Required("InstanceId");
        var name = ImageName.Read(call);
        var description = DescriptionText.Read(parameters);
        var noReboot = parameters.Flag("NoReboot") ?? false;
        var requests = BlockDeviceRequest.ReadAll(parameters);
        var tags = TagSpecifications.Read(parameters, "image", "snapshot");

        var instance = InstanceLookup.Owned(call, instanceId);
        if (instance.State is not (InstanceState.Running or InstanceState.Stopping or InstanceState.Stopped))
        {
            throw new ServiceErrorException(
                "InvalidParameterValue",
                $"Invalid value '{instance.Id}' for instanceId. Instance is not in state 'running' or 'stopping' or 'stopped'");
        }

        ImageName.CheckFree(call, name);
        var devices = CaptureMapping.Build(call, instance, requests);
        devices.ForEach(device => CheckLimits(call, device.Volume));
        ImageQuotas.CheckRoom(call);
        SnapshotLimits.CheckRoom(call, devices.Count(device => device.Volume is not null));
        call.Ready();

        var reboots = instance.State == InstanceState.Running && !noReboot;
        var id = call.Simulation.Ids.Next("ami-");
        var snapshots = new List<Snapshot>();
        var mapping = devices.ConvertAll(device => device.Volume is null ? device.Entry : Capture(call, id, instance, device, tags, snapshots));
        var image = new Image
        {
            Id = id,
            OwnerId = call.AccountId,
            Name = name,
            Description = description,
            Traits = instance.Traits,
            ImdsSupport = instance.Traits.ImdsSupport,
            Devices = mapping,
            CreationDate = call.Now,
            SourceInstanceId = instance.Id,
            SourceImageId = instance.ImageId,
            SourceImageRegion = call.Region.Name,
            Watermarks = instance.Watermarks,
            CaptureEnds = call.Now + call.Simulation.Latency.Reboot,
        };
        ImageFactory.Start(call, image, tags["image"], snapshots);
        if (reboots)
        {
            call.Region.Boot(instance);
        }

        answer.Element("imageId", id);
    }

    private static void CheckLimits(Call call, Volume? volume)
    {
        if (volume is not null)
        {
            SnapshotLimits.CheckVolume(call, volume);
        }
    }

    private static ImageDevice Capture(
        Call call, string imageId, Instance instance, CapturedDevice device, TagSpecifications tags, List<Snapshot> snapshots)
    {
        var volume = device.Volume!;
        var snapshot = SnapshotFactory.Start(call, CreateSnapshotAction.Plan(call, volume, $"Created by CreateImage({instance.Id}) for {imageId}", tags["snapshot"]) with
        {
            DeviceName = device.Entry.DeviceName,
        });
        snapshots.Add(snapshot);
        return device.Entry with { SnapshotId = snapshot.Id, Encrypted = snapshot.KeyArn is not null };
    }
}
