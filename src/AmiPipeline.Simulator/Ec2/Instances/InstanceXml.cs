using AmiPipeline.Simulator.Ec2.Lookups;

namespace AmiPipeline.Simulator.Ec2.Instances;

/// <summary>Writes instances and their changes of state.</summary>
internal static class InstanceXml
{
    /// <summary>As DescribeInstances writes it.</summary>
    public static void Write(Ec2XmlWriter answer, Region region, Instance instance) => Write(answer, region, instance, region.VolumesOf(instance.Id));

    /// <summary>As RunInstances writes it: before any volume is attached.</summary>
    public static void WriteLaunched(Ec2XmlWriter answer, Region region, Instance instance) => Write(answer, region, instance, []);

    private static void Write(Ec2XmlWriter answer, Region region, Instance instance, IEnumerable<Volume> volumes)
    {
        var traits = instance.Traits;
        var isThere = instance.HasPlace;
        answer.Element("instanceId", instance.Id);
        answer.Element("imageId", instance.ImageId);
        answer.Group("instanceState", () => WriteState(answer, instance.State));
        answer.Element("reason", instance.TransitionReason);
        answer.Element("amiLaunchIndex", 0);
        answer.List("productCodes", traits.ProductCodes, code => Images.ImageXml.WriteProductCode(answer, code));
        answer.Element("keyName", instance.KeyName);
        answer.Element("instanceType", instance.InstanceType);
        answer.Element("launchTime", instance.LaunchTime);
        answer.Group("placement", () =>
        {
            answer.Element("availabilityZone", instance.Zone);
            answer.Element("availabilityZoneId", Zones.IdOf(region, instance.Zone));
            answer.Element("groupName", "");
            answer.Element("tenancy", "default");
        });
        answer.Group("monitoring", () => answer.Element("state", instance.IsMonitored ? "enabled" : "disabled"));
        answer.Element("platform", traits.Platform);
        answer.Element("platformDetails", traits.PlatformDetails);
        answer.Element("usageOperation", traits.UsageOperation);
        answer.Element("usageOperationUpdateTime", instance.LaunchTime);
        answer.Element("subnetId", isThere ? instance.SubnetId : null);
        answer.Element("vpcId", isThere ? instance.VpcId : null);
        answer.Element("sourceDestCheck", isThere ? instance.ChecksSourceAndDestination : null);
        NetworkInterfaceXml.WriteAddresses(answer, region, instance);
        answer.Element("architecture", traits.Architecture);
        answer.Element("rootDeviceType", "ebs");
        answer.Element("rootDeviceName", traits.RootDeviceName);
        answer.List("blockDeviceMapping", volumes, volume => WriteDevice(answer, volume));
        answer.Element("virtualizationType", traits.VirtualizationType);
        answer.Element("hypervisor", "xen");
        answer.Element("clientToken", instance.ClientToken ?? "");
        answer.List("groupSet", isThere ? instance.SecurityGroupIds : [], id => NetworkInterfaceXml.WriteGroup(answer, region, id));
        answer.List("networkInterfaceSet", isThere ? [instance] : Array.Empty<Instance>(), one => NetworkInterfaceXml.Write(answer, region, one));
        if (instance.ProfileArn is { } profile)
        {
            answer.Group("iamInstanceProfile", () => answer.Element("arn", profile));
        }

        answer.Element("ebsOptimized", instance.EbsOptimized);
        // EC2 returns no sriovNetSupport for instances, whatever their image has.
        answer.Element("enaSupport", traits.EnaSupport ? true : null);
        answer.Element("bootMode", traits.BootMode);
        answer.Element("currentInstanceBootMode", Firmware.BootModeFor(instance.InstanceType, traits));
        answer.Element("tpmSupport", traits.TpmSupport);
        InstanceSettingsXml.Write(answer, instance);
        var (code, message) = instance.State == InstanceState.Pending ? ("pending", "pending") : (instance.StateReasonCode, instance.StateReasonMessage);
        if (code is not null)
        {
            answer.Group("stateReason", () =>
            {
                answer.Element("code", code);
                answer.Element("message", message);
            });
        }

        answer.Tags(instance.Tags);
    }

    public static void WriteState(Ec2XmlWriter answer, string state)
    {
        answer.Element("code", InstanceState.CodeOf(state));
        answer.Element("name", state);
    }

    public static void WriteChange(Ec2XmlWriter answer, Instance instance, string previous)
    {
        answer.Element("instanceId", instance.Id);
        answer.Group("currentState", () => WriteState(answer, instance.State));
        answer.Group("previousState", () => WriteState(answer, previous));
    }

    public static void WriteDevice(Ec2XmlWriter answer, Volume volume)
    {
        var attachment = volume.Attachment!;
        answer.Element("deviceName", attachment.DeviceName);
        answer.Group("ebs", () =>
        {
            answer.Element("volumeId", volume.Id);
            answer.Element("status", attachment.State);
            answer.Element("attachTime", attachment.AttachTime);
            answer.Element("deleteOnTermination", attachment.DeleteOnTermination);
        });
    }
}
