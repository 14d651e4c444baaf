namespace AmiPipeline.Simulator.Ec2.Instances;

/// <summary>Writes the addresses of an instance and its network interface, which comes and goes with it.</summary>
internal static class NetworkInterfaceXml
{
    public static void WriteAddresses(Ec2XmlWriter answer, Region region, Instance instance)
    {
        var hasPlace = instance.HasPlace;
        answer.Element("privateDnsName", hasPlace ? InstanceAddresses.PrivateNameOf(instance.Addresses.Private, region.Name) : "");
        answer.Element("privateIpAddress", hasPlace ? instance.Addresses.Private : null);
        answer.Element("dnsName", instance.PublicAddress is { } address ? InstanceAddresses.PublicNameOf(address, region.Name) : "");
        answer.Element("ipAddress", instance.PublicAddress);
        if (hasPlace)
        {
            answer.Group("privateDnsNameOptions", () =>
            {
                answer.Element("hostnameType", "ip-name");
                answer.Element("enableResourceNameDnsARecord", false);
                answer.Element("enableResourceNameDnsAAAARecord", false);
            });
        }
    }

    public static void Write(Ec2XmlWriter answer, Region region, Instance instance)
    {
        answer.Element("networkInterfaceId", InstanceAddresses.InterfaceIdOf(instance.Id));
        answer.Element("subnetId", instance.SubnetId);
        answer.Element("vpcId", instance.VpcId);
        answer.Element("description", "");
        answer.Element("ownerId", instance.OwnerId);
        answer.Element("status", "in-use");
        answer.Element("macAddress", InstanceAddresses.MacOf(instance.Id));
        answer.Element("privateIpAddress", instance.Addresses.Private);
        answer.Element("privateDnsName", InstanceAddresses.PrivateNameOf(instance.Addresses.Private, region.Name));
        answer.Element("sourceDestCheck", instance.ChecksSourceAndDestination);
        answer.Element("interfaceType", "interface");
        answer.List("groupSet", instance.SecurityGroupIds, id => WriteGroup(answer, region, id));
        answer.Group("attachment", () =>
        {
            answer.Element("attachmentId", InstanceAddresses.AttachmentIdOf(instance.Id));
            answer.Element("deviceIndex", 0);
            answer.Element("networkCardIndex", 0);
            answer.Element("status", instance.State == InstanceState.Pending ? "attaching" : "attached");
            answer.Element("attachTime", instance.LaunchTime);
            answer.Element("deleteOnTermination", true);
        });
        WriteAssociation(answer, region, instance);
        answer.List("privateIpAddressesSet", [instance.Addresses.Private], address =>
        {
            answer.Element("privateIpAddress", address);
            answer.Element("privateDnsName", InstanceAddresses.PrivateNameOf(address, region.Name));
            answer.Element("primary", true);
            WriteAssociation(answer, region, instance);
        });
        answer.List("ipv6AddressesSet", Array.Empty<string>(), _ => { });
        answer.Group("operator", () => answer.Element("managed", false));
    }

    public static void WriteGroup(Ec2XmlWriter answer, Region region, string id)
    {
        answer.Element("groupId", id);
        answer.Element("groupName", region.SecurityGroups.GetValueOrDefault(id)?.Name);
    }

    private static void WriteAssociation(Ec2XmlWriter answer, Region region, Instance instance)
    {
        if (instance.PublicAddress is { } address)
        {
            answer.Group("association", () =>
            {
                answer.Element("publicIp", address);
                answer.Element("publicDnsName", InstanceAddresses.PublicNameOf(address, region.Name));
                answer.Element("ipOwnerId", "amazon");
            });
        }
    }
}
