namespace AmiPipeline.Simulator.Ec2.Instances;

/// <summary>Writes instances and their changes of state.</summary>
internal static class InstanceXml
{
    public static void Write(Ec2XmlWriter answer, Region region, Instance instance)
    {
        var traits = instance.Traits;
        answer.Element("instanceId", instance.Id);
        answer.Element("imageId", instance.ImageId);
        answer.Group("instanceState", () => WriteState(answer, instance.State));
        answer.Element("reason", instance.TransitionReason);
        answer.Element("amiLaunchIndex", 0);
        if (traits.ProductCodes.Count > 0)
        {
            answer.List("productCodes", traits.ProductCodes, code => Images.ImageXml.WriteProductCode(answer, code));
        }

        answer.Element("keyName", instance.KeyName);
        answer.Element("instanceType", instance.InstanceType);
        answer.Element("launchTime", instance.LaunchTime);
        answer.Group("placement", () => answer.Element("availabilityZone", instance.Zone));
        answer.Group("monitoring", () => answer.Element("state", instance.IsMonitored ? "enabled" : "disabled"));
        answer.Element("platform", traits.Platform);
        answer.Element("platformDetails", traits.PlatformDetails);
        answer.Element("usageOperation", traits.UsageOperation);
        answer.Element("subnetId", instance.SubnetId);
        answer.Element("vpcId", instance.VpcId);
        answer.Element("architecture", traits.Architecture);
        answer.Element("rootDeviceType", "ebs");
        answer.Element("rootDeviceName", traits.RootDeviceName);
        answer.List("blockDeviceMapping", region.VolumesOf(instance.Id), volume => WriteDevice(answer, volume));
        answer.Element("virtualizationType", traits.VirtualizationType);
        answer.Element("hypervisor", "xen");
        answer.Element("clientToken", instance.ClientToken ?? "");
        answer.List("groupSet", instance.SecurityGroupIds, id => WriteGroup(answer, region, id));
        if (instance.ProfileArn is { } profile)
        {
            answer.Group("iamInstanceProfile", () => answer.Element("arn", profile));
        }

        answer.Element("ebsOptimized", instance.EbsOptimized);
        answer.Element("enaSupport", traits.EnaSupport);
        answer.Element("sriovNetSupport", traits.SriovNetSupport);
        answer.Element("bootMode", traits.BootMode);
        answer.Element("tpmSupport", traits.TpmSupport);
        answer.Group("metadataOptions", () =>
        {
            answer.Element("state", "applied");
            answer.Element("httpTokens", instance.Metadata.HttpTokens);
            answer.Element("httpPutResponseHopLimit", instance.Metadata.HopLimit);
            answer.Element("httpEndpoint", instance.Metadata.HttpEndpoint);
            answer.Element("instanceMetadataTags", instance.Metadata.InstanceMetadataTags);
        });
        if (instance.StateReasonCode is not null)
        {
            answer.Group("stateReason", () =>
            {
                answer.Element("code", instance.StateReasonCode);
                answer.Element("message", instance.StateReasonMessage);
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

    private static void WriteGroup(Ec2XmlWriter answer, Region region, string id)
    {
        answer.Element("groupId", id);
        answer.Element("groupName", region.SecurityGroups.GetValueOrDefault(id)?.Name);
    }

    private static void WriteDevice(Ec2XmlWriter answer, Volume volume)
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
