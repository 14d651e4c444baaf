using System.Globalization;
using AmiPipeline.Simulator.Ec2.Permissions;
using AmiPipeline.Simulator.Ec2.Volumes;
using AmiPipeline.Simulator.Policies;
using AmiPipeline.Simulator.Ssm;

namespace AmiPipeline.Simulator.Ec2.Instances;

/// <summary>What the actions on instances need.</summary>
internal static class InstanceNeeds
{
    /// <summary>Everything a launch makes or stands on: image, instance, network interface, security groups, subnet, volumes and named snapshots.</summary>
    public static void Run(Ec2Needs needs)
    {
        var (call, parameters) = (needs.Call, needs.Parameters);
        if (ParameterStore.ArnIn(call, parameters.Required("ImageId")) is { } parameter)
        {
            needs.OfService("ssm:GetParameters", parameter);
        }

        var imageId = ParameterStore.ImageId(call, parameters.Required("ImageId"));
        var image = call.Region.Images.GetValueOrDefault(imageId);
        needs.On("image", imageId, ResourceContext.Image(call, call.Region, imageId));

        var network = LaunchNetwork.Read(call, parameters);
        var vpc = ResourceContext.VpcArn(call, network.Subnet.VpcId);
        needs.OnNew("instance", Instance(parameters, image));
        needs.OnNew("network-interface", new RequestContext()
            .With("ec2:Subnet", network.Subnet.ArnIn(call.Region.Name))
            .With("ec2:Vpc", vpc));
        needs.On("subnet", network.Subnet.Id, ResourceContext.Subnet(call, network.Subnet.Id));
        foreach (var group in network.SecurityGroupIds)
        {
            needs.On("security-group", group, ResourceContext.SecurityGroup(call, group));
        }

        Volumes(needs, image);
        if (parameters.NonEmpty("KeyName") is { } keyName)
        {
            needs.On("key-pair", keyName, new RequestContext());
        }

        var profile = parameters.Within("IamInstanceProfile");
        if ((profile.NonEmpty("Arn") ?? profile.NonEmpty("Name")) is { } profileName)
        {
            needs.PassRole(profileName.Split('/')[^1]);
        }
    }

    public static void OfInstances(Ec2Needs needs) => needs.Parameters.List("InstanceId").ForEach(id =>
        needs.On("instance", id, ResourceContext.Instance(needs.Call, id)));

    public static void OfInstance(Ec2Needs needs)
    {
        var id = needs.Parameters.Required("InstanceId");
        needs.On("instance", id, ResourceContext.Instance(needs.Call, id));
    }

    private static RequestContext Instance(ActionParameters parameters, Image? image)
    {
        var metadata = parameters.Within("MetadataOptions");
        var isV2 = image?.ImdsSupport == "v2.0";
        return new RequestContext()
            .With("ec2:InstanceType", parameters.Text("InstanceType") ?? "m1.small")
            .With("ec2:MetadataHttpEndpoint", metadata.Text("HttpEndpoint") ?? "enabled")
            .With("ec2:MetadataHttpTokens", metadata.Text("HttpTokens") ?? (isV2 ? "required" : "optional"))
            .With("ec2:MetadataHttpPutResponseHopLimit", metadata.Text("HttpPutResponseHopLimit") ?? (isV2 ? 2 : 1).ToString(CultureInfo.InvariantCulture));
    }

    private static void Volumes(Ec2Needs needs, Image? image)
    {
        var call = needs.Call;
        var asked = BlockDeviceRequest.ReadAll(needs.Parameters).Where(request => !request.NoDevice && request.VirtualName is null).ToList();
        var devices = (image?.Devices ?? []).Where(device => device.VirtualName is null);
        foreach (var device in devices)
        {
            var request = asked.Find(request => request.DeviceName == device.DeviceName);
            Volume(needs, request?.SnapshotId ?? device.SnapshotId, request?.Encrypted ?? (device.Encrypted ? true : null));
        }

        foreach (var request in asked)
        {
            if (image?.Devices.Any(device => device.DeviceName == request.DeviceName) != true)
            {
                Volume(needs, request.SnapshotId, request.Encrypted);
            }
        }

        // The image's own snapshots come with the image; others are named by the call.
        foreach (var id in asked.Select(request => request.SnapshotId).OfType<string>().Except(image?.SnapshotIds ?? []))
        {
            needs.On("snapshot", id, ResourceContext.Snapshot(call, call.Region, id));
        }
    }

    private static void Volume(Ec2Needs needs, string? snapshotId, bool? encrypted) => needs.OnNew("volume", new RequestContext()
        .With("ec2:Encrypted", ResourceContext.Text(VolumeNeeds.WillBeEncrypted(needs.Call, encrypted, snapshotId)))
        .WithKnown("ec2:ParentSnapshot", snapshotId is null ? null : ResourceContext.SnapshotArn(needs.Call.Region, snapshotId)));
}
