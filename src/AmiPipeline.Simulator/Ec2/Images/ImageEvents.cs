
namespace AmiPipeline.Simulator.Ec2.Images;

/// <summary>"EC2 AMI State Change" (EC2 User Guide, "Monitor AMI events"): there is none for <c>pending</c>. Its names are in PascalCase.</summary>
internal static class ImageEvents
{
    public static void StateChanged(Call call, Image image) => call.Emit(
        "EC2 AMI State Change",
        [Partition.Arn("ec2", call.Region.Name, "", $"image/{image.Id}")],
        json =>
        {
            json.WriteString("RequestId", call.RequestId);
            json.WriteString("ImageId", image.Id);
            json.WriteString("State", image.State);
            json.WriteString("ErrorMessage", image.StateReasonMessage ?? "");
        });
}
