using System.Xml.Linq;

namespace AmiPipeline.Recorded.Tests.Fidelity;

/// <summary>When EC2 and KMS tell a field. Each rule is held against the recordings first, and against the simulator then.</summary>
internal static class PresenceRules
{
    public static IReadOnlyList<PresenceRule> All { get; } =
    [
        new("imagesSet", "description", "it has one", null),
        new("imagesSet", "enaSupport", "ENA is on", null),
        new("imagesSet", "sriovNetSupport", "SR-IOV is on", null),
        new("imagesSet", "kernelId", "it is paravirtual", structure => Is(structure, "virtualizationType", "paravirtual"), IsNewer: true),
        new("imagesSet", "platformDetails", "always, today", _ => true, IsNewer: true),
        new("imagesSet", "usageOperation", "always, today", _ => true, IsNewer: true),
        new("imagesSet", "rootDeviceName", "its root device is EBS's", structure => Is(structure, "rootDeviceType", "ebs")),
        new("imagesSet", "tagSet", "it has tags of the caller", null),
        new("imagesSet", "bootMode", "it has one", null),
        new("imagesSet", "imdsSupport", "it is set", null),
        new("imagesSet", "deprecationTime", "it is set", null),
        new("imagesSet", "imageOwnerAlias", "its owner has one", null),
        new("imagesSet blockDeviceMapping", "ebs", "it is no instance store volume", structure => structure.Element("virtualName") is null),
        new("imagesSet blockDeviceMapping", "virtualName", "it is an instance store volume", structure => structure.Element("ebs") is null),
        new("imagesSet blockDeviceMapping ebs", "iops", "its type has them to set", structure => Is(structure, "volumeType", "gp3", "io1", "io2")),
        new("imagesSet blockDeviceMapping ebs", "throughput", "it is gp3", structure => Is(structure, "volumeType", "gp3")),

        new("volumeSet", "iops", "its type has them", structure => !Is(structure, "volumeType", "standard", "st1", "sc1")),
        new("volumeSet", "throughput", "it is gp3", structure => Is(structure, "volumeType", "gp3")),
        new("volumeSet", "kmsKeyId", "it is encrypted", IsEncrypted),
        new("volumeSet", "multiAttachEnabled", "always, today", _ => true, IsNewer: true),
        new("volumeSet", "availabilityZoneId", "always, today", _ => true, IsNewer: true),
        new("volumeSet", "operator", "always, today", _ => true, IsNewer: true),
        new("volumeSet", "tagSet", "it has tags", null),

        new("DescribeSnapshots snapshotSet", "kmsKeyId", "it is encrypted", IsEncrypted),
        new("DescribeSnapshots snapshotSet", "storageTier", "always, today", _ => true, IsNewer: true),
        new("DescribeSnapshots snapshotSet", "tagSet", "it has tags", null),
        new("CreateSnapshot", "tagSet", "it has tags", null),

        new("instancesSet", "bootMode", "its image has one", null),
        new("instancesSet", "currentInstanceBootMode", "always, today", _ => true, IsNewer: true),
        new("instancesSet", "enaSupport", "ENA is on", null),
        new("instancesSet", "kernelId", "it is paravirtual", structure => Is(structure, "virtualizationType", "paravirtual")),
        new("instancesSet", "keyName", "it has a key pair", null),
        new("instancesSet", "iamInstanceProfile", "it has a profile", null),
        new("instancesSet", "platform", "it is Windows", structure => structure.Element("platformDetails")?.Value.StartsWith("Windows", StringComparison.Ordinal) ?? structure.Element("platform") is not null),
        new("instancesSet", "platformDetails", "always, today", _ => true, IsNewer: true),
        new("instancesSet", "usageOperation", "always, today", _ => true, IsNewer: true),
        new("instancesSet", "usageOperationUpdateTime", "always, today", _ => true, IsNewer: true),
        new("instancesSet", "metadataOptions", "always, today", _ => true, IsNewer: true),
        new("instancesSet", "capacityReservationSpecification", "always, today", _ => true, IsNewer: true),
        new("instancesSet", "cpuOptions", "always, today", _ => true, IsNewer: true),
        new("instancesSet", "enclaveOptions", "always, today", _ => true, IsNewer: true),
        new("instancesSet", "hibernationOptions", "always, today", _ => true, IsNewer: true),
        new("instancesSet", "maintenanceOptions", "always, today", _ => true, IsNewer: true),
        new("instancesSet", "networkPerformanceOptions", "always, today", _ => true, IsNewer: true),
        new("instancesSet", "operator", "always, today", _ => true, IsNewer: true),
        new("instancesSet", "privateDnsNameOptions", "it is in a subnet", IsInSubnet, IsNewer: true),
        new("instancesSet", "privateIpAddress", "it is in a subnet", IsInSubnet),
        new("instancesSet", "ipAddress", "it has a public address", null),
        new("instancesSet", "sourceDestCheck", "it is in a subnet", IsInSubnet),
        new("instancesSet", "subnetId", "it is not terminated", structure => !IsTerminated(structure)),
        new("instancesSet", "vpcId", "it is not terminated", structure => !IsTerminated(structure)),
        new("instancesSet", "stateReason", "there is a reason", null),
        new("instancesSet", "tagSet", "it has tags", null),
        new("instancesSet", "instanceLifecycle", "it is a Spot Instance", null),
        new("instancesSet", "spotInstanceRequestId", "it is a Spot Instance", structure => structure.Element("instanceLifecycle") is not null),
        new("instancesSet placement", "availabilityZoneId", "always, today", _ => true, IsNewer: true),
        new("instancesSet metadataOptions", "httpProtocolIpv6", "always, today", _ => true, IsNewer: true),
        new("instancesSet metadataOptions", "instanceMetadataTags", "always, today", _ => true, IsNewer: true),
        new("instancesSet blockDeviceMapping ebs", "ebsCardIndex", "its type has EBS cards", null, IsNewer: true),
        new("instancesSet maintenanceOptions", "rebootMigration", "always, today", _ => true, IsNewer: true),
        .. new[] { "description", "groupSet", "macAddress", "privateIpAddress", "privateIpAddressesSet", "sourceDestCheck", "subnetId", "vpcId" }
            .Select(field => new PresenceRule("networkInterfaceSet", field, "its instance is not shutting down", structure => !IsTerminated(structure.Parent!.Parent!))),
        new("networkInterfaceSet", "association", "it has a public address", null),
        new("networkInterfaceSet", "interfaceType", "always, today", _ => true, IsNewer: true),
        new("networkInterfaceSet", "ipv6AddressesSet", "always, today", _ => true, IsNewer: true),
        new("networkInterfaceSet", "operator", "always, today", _ => true, IsNewer: true),
        new("networkInterfaceSet", "privateDnsName", "its VPC gives names", null),
        new("networkInterfaceSet attachment", "networkCardIndex", "always, today", _ => true, IsNewer: true),
        new("privateIpAddressesSet", "association", "it has a public address", null),
        new("privateIpAddressesSet", "privateDnsName", "its VPC gives names", null),
        new("DescribeInstances reservationSet", "requesterId", "a service has launched it", null),

        new("DescribeImageAttribute", "launchPermission", "it was asked for", null),
        new("DescribeImageAttribute", "lastLaunchedTime", "it was asked for", null),
        new("launchPermission", "group", "it is a group's", structure => Only(structure, "group")),
        new("launchPermission", "userId", "it is an account's", structure => Only(structure, "userId")),
        new("launchPermission", "organizationArn", "it is an organization's", structure => Only(structure, "organizationArn")),
        new("launchPermission", "organizationalUnitArn", "it is an organizational unit's", structure => Only(structure, "organizationalUnitArn")),
        new("createVolumePermission", "group", "it is a group's", structure => Only(structure, "group")),
        new("createVolumePermission", "userId", "it is an account's", structure => Only(structure, "userId")),
        new("DescribeInstanceAttribute", "disableApiStop", "it was asked for", null),
        new("DescribeInstanceAttribute", "disableApiTermination", "it was asked for", null),
        new("DescribeInstanceAttribute", "rootDeviceName", "it was asked for", null),

        new("KeyMetadata", "KeyManager", "always, today", _ => true, IsNewer: true),
        new("KeyMetadata", "MultiRegion", "always, today", _ => true, IsNewer: true),
        new("KeyMetadata", "KeySpec", "always, today", _ => true, IsNewer: true),
        new("KeyMetadata", "Custom" + "erMasterKeySpec", "always, today", _ => true, IsNewer: true),
        new("KeyMetadata", "EncryptionAlgorithms", "it encrypts", structure => Is(structure, "KeyUsage", "ENCRYPT_DECRYPT"), IsNewer: true),
        new("KeyMetadata", "CurrentKeyMaterialId", "its material is KMS's", structure => Is(structure, "Origin", "AWS_KMS") && Is(structure, "KeySpec", "SYMMETRIC_DEFAULT"), IsNewer: true),
        new("Aliases", "TargetKeyId", "it has a key", null),
        new("Aliases", "CreationDate", "it has a key", structure => structure.Element("TargetKeyId") is not null, IsNewer: true),
        new("Aliases", "LastUpdatedDate", "it has a key", structure => structure.Element("TargetKeyId") is not null, IsNewer: true),
        new("ListAliases", "NextMarker", "there is a next page", structure => Is(structure, "Truncated", "true")),
        new("ScheduleKeyDeletion", "KeyState", "always, today", _ => true, IsNewer: true),
        new("ScheduleKeyDeletion", "PendingWindowInDays", "always, today", _ => true, IsNewer: true),
    ];

    private static bool Is(XElement structure, string field, params ReadOnlySpan<string> values) => values.Contains(structure.Element(field)?.Value);

    private static bool IsEncrypted(XElement structure) => Is(structure, "encrypted", "true");

    private static bool IsTerminated(XElement structure) => structure.Element("instanceState")?.Element("name")?.Value is "terminated" or "shutting-down";

    private static bool IsInSubnet(XElement structure) => structure.Element("subnetId") is not null;

    private static bool Only(XElement structure, string field) => structure.Elements().All(element => element.Name == field);
}
