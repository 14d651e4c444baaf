using System.Globalization;
using AmiPipeline.Simulator.Ec2.LaunchTemplates;
using AmiPipeline.Simulator.Ec2.Permissions;
using AmiPipeline.Simulator.Ec2.Volumes;
using AmiPipeline.Simulator.Policies;
using AmiPipeline.Simulator.Ssm;

namespace AmiPipeline.Simulator.Ec2.Instances;

/// <summary>The permissions that the actions on instances require.</summary>
internal static class InstancePermissions
{
    /// <summary>Everything a launch makes or uses: image, instance, network interface, security groups, subnet, volumes and named snapshots.</summary>
    public static void Run(RequiredPermissions required)
    {
        var (call, parameters) = (required.Call, required.Parameters);
        if (ParameterStore.ArnIn(call, parameters.Required("ImageId")) is { } parameter)
        {
            required.OfService("ssm:GetParameters", parameter);
        }

        if (LaunchTemplateUse.Find(call) is var (template, _))
        {
            required.On("launch-template", template.Id, ResourceContext.Any(call, template));
        }

        var imageId = ParameterStore.ImageId(call, parameters.Required("ImageId"));
        var image = call.Region.Images.GetValueOrDefault(imageId);
        required.On("image", imageId, ResourceContext.Image(call, call.Region, imageId));

        var network = LaunchNetwork.Read(call, parameters);
        var vpc = ResourceContext.VpcArn(call, network.Subnet.VpcId);
        required.OnNew("instance", Instance(parameters, image));
        required.OnNew("network-interface", new RequestContext()
            .With("ec2:Subnet", network.Subnet.ArnIn(call.Region.Name))
            .With("ec2:Vpc", vpc));
        required.On("subnet", network.Subnet.Id, ResourceContext.Subnet(call, network.Subnet.Id));
        foreach (var group in network.SecurityGroupIds)
        {
            required.On("security-group", group, ResourceContext.SecurityGroup(call, group));
        }

        Volumes(required, image);
        if (parameters.NonEmpty("KeyName") is { } keyName)
        {
            required.On("key-pair", keyName, new RequestContext());
        }

        var profile = parameters.Within("IamInstanceProfile");
        if ((profile.NonEmpty("Arn") ?? profile.NonEmpty("Name")) is { } profileName)
        {
            required.PassRole(profileName.Split('/')[^1]);
        }
    }

    public static void AllInstances(RequiredPermissions required) => required.Parameters.List("InstanceId").ForEach(id =>
        required.On("instance", id, ResourceContext.Instance(required.Call, id)));

    public static void OneInstance(RequiredPermissions required)
    {
        var id = required.Parameters.Required("InstanceId");
        required.On("instance", id, ResourceContext.Instance(required.Call, id));
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

    private static void Volumes(RequiredPermissions required, Image? image)
    {
        var call = required.Call;
        var requests = BlockDeviceRequest.ReadAll(required.Parameters).Where(request => !request.NoDevice && request.VirtualName is null).ToList();
        var devices = (image?.Devices ?? []).Where(device => device.VirtualName is null);
        foreach (var device in devices)
        {
            var request = requests.Find(request => request.DeviceName == device.DeviceName);
            Volume(required, request?.SnapshotId ?? device.SnapshotId, request?.Encrypted ?? (device.Encrypted ? true : null));
        }

        foreach (var request in requests)
        {
            if (image?.Devices.Any(device => device.DeviceName == request.DeviceName) != true)
            {
                Volume(required, request.SnapshotId, request.Encrypted);
            }
        }

        // The image's own snapshots come with the image; others are named by the call.
        foreach (var id in requests.Select(request => request.SnapshotId).OfType<string>().Except(image?.SnapshotIds ?? []))
        {
            required.On("snapshot", id, ResourceContext.Snapshot(call, call.Region, id));
        }
    }

    private static void Volume(RequiredPermissions required, string? snapshotId, bool? encrypted) => required.OnNew("volume", new RequestContext()
        .With("ec2:Encrypted", ResourceContext.Text(VolumePermissions.WillBeEncrypted(required.Call, encrypted, snapshotId)))
        .WithKnown("ec2:ParentSnapshot", snapshotId is null ? null : ResourceContext.SnapshotArn(required.Call.Region, snapshotId)));
}
