using AmiPipeline.Simulator.Ec2.Lookups;

namespace AmiPipeline.Simulator.Ec2.Instances;

/// <summary>The filters of DescribeInstances.</summary>
internal static class InstanceFilters
{
    public static FilterTable<Instance> Table { get; } = new()
    {
        { "architecture", instance => instance.Traits.Architecture },
        { "availability-zone", instance => instance.Zone },
        { "availability-zone-id", (instance, call) => Zones.IdOf(call.Region, instance.Zone) },
        { "block-device-mapping.attach-time", (instance, call) => VolumeValues(instance, call, attachment => Ec2XmlWriter.Text(attachment.AttachTime)) },
        { "block-device-mapping.delete-on-termination", (instance, call) => VolumeValues(instance, call, attachment => attachment.DeleteOnTermination ? "true" : "false") },
        { "block-device-mapping.device-name", (instance, call) => VolumeValues(instance, call, attachment => attachment.DeviceName) },
        { "block-device-mapping.status", (instance, call) => VolumeValues(instance, call, attachment => attachment.State) },
        { "block-device-mapping.volume-id", (instance, call) => call.Region.VolumesOf(instance.Id).Select(volume => volume.Id) },
        { "boot-mode", instance => instance.Traits.BootMode },
        { "client-token", instance => instance.ClientToken },
        { "current-instance-boot-mode", instance => Firmware.BootModeFor(instance.InstanceType, instance.Traits) },
        { "dns-name", (instance, call) => instance.PublicAddress is { } address ? InstanceAddresses.PublicNameOf(address, call.Region.Name) : null },
        { "ebs-optimized", instance => instance.EbsOptimized },
        { "ena-support", instance => instance.Traits.EnaSupport },
        { "hypervisor", _ => "xen" },
        { "iam-instance-profile.arn", instance => instance.ProfileArn },
        { "image-id", instance => instance.ImageId },
        { "instance-id", instance => instance.Id },
        { "instance-state-code", instance => InstanceState.CodeOf(instance.State) },
        { "instance-state-name", instance => instance.State },
        { "instance-type", instance => instance.InstanceType },
        { "instance.group-id", instance => instance.SecurityGroupIds },
        { "instance.group-name", (instance, call) => instance.SecurityGroupIds.Select(id => call.Region.SecurityGroups.GetValueOrDefault(id)?.Name) },
        { "ip-address", instance => instance.PublicAddress },
        { "key-name", instance => instance.KeyName },
        { "launch-index", _ => "0" },
        { "launch-time", instance => instance.LaunchTime },
        { "metadata-options.http-endpoint", instance => instance.Metadata.HttpEndpoint },
        { "metadata-options.http-put-response-hop-limit", instance => instance.Metadata.HopLimit },
        { "metadata-options.http-tokens", instance => instance.Metadata.HttpTokens },
        { "metadata-options.instance-metadata-tags", instance => instance.Metadata.InstanceMetadataTags },
        { "monitoring-state", instance => instance.IsMonitored ? "enabled" : "disabled" },
        { "network-interface.addresses.private-ip-address", PrivateAddress },
        { "network-interface.association.public-ip", instance => instance.PublicAddress },
        { "network-interface.network-interface-id", instance => instance.HasPlace ? InstanceAddresses.InterfaceIdOf(instance.Id) : null },
        { "network-interface.private-ip-address", PrivateAddress },
        { "network-interface.subnet-id", instance => instance.HasPlace ? instance.SubnetId : null },
        { "network-interface.vpc-id", instance => instance.HasPlace ? instance.VpcId : null },
        { "owner-id", instance => instance.OwnerId },
        { "platform", instance => instance.Traits.Platform },
        { "platform-details", instance => instance.Traits.PlatformDetails },
        { "private-dns-name", (instance, call) => instance.HasPlace ? InstanceAddresses.PrivateNameOf(instance.Addresses.Private, call.Region.Name) : null },
        { "private-ip-address", PrivateAddress },
        { "product-code", instance => instance.Traits.ProductCodes },
        { "reason", instance => instance.TransitionReason },
        { "reservation-id", instance => instance.ReservationId },
        { "root-device-name", instance => instance.Traits.RootDeviceName },
        { "root-device-type", _ => "ebs" },
        { "source-dest-check", instance => instance.ChecksSourceAndDestination },
        { "state-reason-code", instance => instance.StateReasonCode },
        { "state-reason-message", instance => instance.StateReasonMessage },
        { "subnet-id", instance => instance.SubnetId },
        { "tenancy", _ => "default" },
        { "tpm-support", instance => instance.Traits.TpmSupport },
        { "usage-operation", instance => instance.Traits.UsageOperation },
        { "virtualization-type", instance => instance.Traits.VirtualizationType },
        { "vpc-id", instance => instance.VpcId },
    };

    private static string? PrivateAddress(Instance instance) => instance.HasPlace ? instance.Addresses.Private : null;

    private static IEnumerable<string?> VolumeValues(Instance instance, Call call, Func<Attachment, string> value) =>
        call.Region.VolumesOf(instance.Id).Select(volume => value(volume.Attachment!));
}
