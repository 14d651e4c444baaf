namespace AmiPipeline.Recorded.Tests.Recordings;

/// <summary>How EC2's wire calls what boto3 calls otherwise: the location names of the service model 2016-11-15.</summary>
/// <remarks>The rule is the member's name with a small first letter. That the exceptions are right is proven by the round trip.</remarks>
internal static class WireNames
{
    private static readonly Dictionary<string, string> Exceptions = new(StringComparer.Ordinal)
    {
        ["Attachments"] = "attachmentSet",
        ["BlockDeviceMappings"] = "blockDeviceMapping",
        ["CreateVolumePermissions"] = "createVolumePermission",
        ["Groups"] = "groupSet",
        ["Images"] = "imagesSet",
        ["InstanceImageMetadata"] = "instanceImageMetadataSet",
        ["InstanceMonitorings"] = "instancesSet",
        ["Instances"] = "instancesSet",
        ["Ipv6Addresses"] = "ipv6AddressesSet",
        ["LaunchPermissions"] = "launchPermission",
        ["NetworkInterfaces"] = "networkInterfaceSet",
        ["PrivateIpAddresses"] = "privateIpAddressesSet",
        ["Reservations"] = "reservationSet",
        ["SecurityGroups"] = "groupSet",
        ["Snapshots"] = "snapshotSet",
        ["StartingInstances"] = "instancesSet",
        ["StoppingInstances"] = "instancesSet",
        ["Tags"] = "tagSet",
        ["TerminatingInstances"] = "instancesSet",
        ["Volumes"] = "volumeSet",
        ["VolumesModifications"] = "volumeModificationSet",
        ["AttachVolume.State"] = "status",
        ["Attachments.State"] = "status",
        ["CreateSnapshot.State"] = "status",
        ["CreateVolume.State"] = "status",
        ["DescribeSnapshots.Snapshots.State"] = "status",
        ["DetachVolume.State"] = "status",
        ["ImageMetadata.OwnerId"] = "imageOwnerId",
        ["ImageMetadata.State"] = "imageState",
        ["Images.OwnerId"] = "imageOwnerId",
        ["Images.Public"] = "isPublic",
        ["Images.State"] = "imageState",
        ["InstanceImageMetadata.OwnerId"] = "instanceOwnerId",
        ["InstanceImageMetadata.State"] = "instanceState",
        ["Instances.PublicDnsName"] = "dnsName",
        ["Instances.PublicIpAddress"] = "ipAddress",
        ["Instances.State"] = "instanceState",
        ["Instances.StateTransitionReason"] = "reason",
        ["Volumes.State"] = "status",
    };

    /// <summary>The element's name for the last member of a path, such as <c>DescribeImages.Images.State</c>: the longest exception that it ends with, or the rule.</summary>
    public static string Last(string path)
    {
        for (var rest = path; ; rest = rest[(rest.IndexOf('.') + 1)..])
        {
            if (Exceptions.TryGetValue(rest, out var name))
            {
                return name;
            }

            if (!rest.Contains('.'))
            {
                return char.ToLowerInvariant(rest[0]) + rest[1..];
            }
        }
    }
}
