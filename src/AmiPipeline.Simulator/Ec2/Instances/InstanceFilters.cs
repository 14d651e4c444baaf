namespace AmiPipeline.Simulator.Ec2.Instances;

/// <summary>The filters of DescribeInstances.</summary>
internal static class InstanceFilters
{
    public static FilterTable<Instance> Table { get; } = new()
    {
        { "availability-zone", instance => instance.Zone },
        { "client-token", instance => instance.ClientToken },
        { "image-id", instance => instance.ImageId },
        { "instance-id", instance => instance.Id },
        { "instance-state-name", instance => instance.State },
        { "instance-type", instance => instance.InstanceType },
        { "owner-id", instance => instance.OwnerId },
        { "reservation-id", instance => instance.ReservationId },
        { "subnet-id", instance => instance.SubnetId },
        { "vpc-id", instance => instance.VpcId },
    };
}
