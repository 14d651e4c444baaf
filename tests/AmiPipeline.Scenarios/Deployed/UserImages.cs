using Amazon.EC2;
using Amazon.EC2.Model;

namespace AmiPipeline.Scenarios.Deployed;

/// <summary>Images that somebody makes in the account beside the pipeline.</summary>
internal static class UserImages
{
    private const string Instance = "i-04000000000000002";

    /// <summary>Makes an image of a stopped instance; it becomes available minutes later.</summary>
    public static async Task<string> CreateAsync(SimulatedDeployment deployment, string name) =>
        (await deployment.Ec2.CreateImageAsync(new CreateImageRequest { InstanceId = Instance, Name = name })).ImageId;

    /// <summary>Registers an image over a snapshot.</summary>
    public static async Task<string> RegisterAsync(SimulatedDeployment deployment, string name, string snapshotId, string tagKey = "Name") =>
        (await deployment.Ec2.RegisterImageAsync(new RegisterImageRequest
        {
            Name = name,
            Architecture = "x86_64",
            VirtualizationType = "hvm",
            EnaSupport = true,
            RootDeviceName = "/dev/xvda",
            TagSpecifications = [new() { ResourceType = ResourceType.Image, Tags = [new(tagKey, "x")] }],
            BlockDeviceMappings = [new() { DeviceName = "/dev/xvda", Ebs = new() { SnapshotId = snapshotId } }],
        })).ImageId;

    /// <summary>The event that an image is available, as EC2 sent it.</summary>
    public static string AvailableEvent(SimulatedDeployment deployment, string imageId) => deployment.Cloud.Events.UntilNow()
        .Single(happened => happened.DetailType == "EC2 AMI State Change" && happened.Detail.Contains(imageId, StringComparison.Ordinal)
            && happened.Detail.Contains("\"available\"", StringComparison.Ordinal)).Json;
}
