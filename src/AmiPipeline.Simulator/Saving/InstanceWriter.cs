using AmiPipeline.Simulator.Definitions;

namespace AmiPipeline.Simulator.Saving;

/// <summary>Writes an instance; its volumes are beside it.</summary>
internal static class InstanceWriter
{
    public static void Write(MemberWriter members, Instance instance)
    {
        members
            .Text("imageId", instance.ImageId)
            .Text("instanceType", instance.InstanceType)
            .Text("subnetId", instance.SubnetId)
            .Text("privateAddress", instance.Addresses.Private)
            .Flag("publicAddress", instance.Addresses.HasPublic)
            .Text("state", instance.State, InstanceState.Running)
            .Flag("booted", instance.HasBooted, true)
            .Number("boots", instance.Boots, 0)
            .Text("stateReasonCode", instance.StateReasonCode)
            .Text("stateReason", instance.StateReasonMessage)
            .Text("transitionReason", instance.TransitionReason, "")
            .Time("launchTime", instance.LaunchTime, AccountReader.Beginning)
            .Text("reservationId", instance.ReservationId)
            .Text("clientToken", instance.ClientToken)
            .Text("shutdownBehavior", instance.ShutdownBehavior, "stop")
            .Flag("terminationProtected", instance.IsTerminationProtected)
            .Flag("stopProtected", instance.IsStopProtected)
            .Flag("sourceDestCheck", instance.ChecksSourceAndDestination, true)
            .Flag("ebsOptimized", instance.EbsOptimized)
            .Flag("monitored", instance.IsMonitored)
            .Text("keyName", instance.KeyName)
            .Texts("securityGroupIds", [.. instance.SecurityGroupIds])
            .Text("userData", instance.UserData)
            .Text("instanceProfileArn", instance.ProfileArn);
        members.Object("metadataOptions", () => members
            .Text("httpTokens", instance.Metadata.HttpTokens)
            .Number("hopLimit", instance.Metadata.HopLimit)
            .Text("httpEndpoint", instance.Metadata.HttpEndpoint, "enabled")
            .Text("httpProtocolIpv6", instance.Metadata.HttpProtocolIpv6, "disabled")
            .Text("instanceMetadataTags", instance.Metadata.InstanceMetadataTags, "disabled"));
        members.Object("machine", () =>
        {
            ImageWriter.WriteMachine(members, instance.Traits);
            ImageWriter.WriteWatermarks(members, instance.Watermarks);
            members.Objects("instanceStores", instance.InstanceStores, store => members.Text("deviceName", store.DeviceName).Text("virtualName", store.VirtualName));
        });
    }
}
