
namespace AmiPipeline.Simulator.Ec2.Instances;

/// <summary>"EC2 Instance State-change Notification" (EC2 User Guide): every state. Its names are in kebab-case.</summary>
internal static class InstanceEvents
{
    public static void StateChanged(Call call, Instance instance) => call.Emit(
        "EC2 Instance State-change Notification",
        [Partition.Arn("ec2", call.Region.Name, instance.OwnerId, $"instance/{instance.Id}")],
        json =>
        {
            json.WriteString("instance-id", instance.Id);
            json.WriteString("state", instance.State);
        });
}
