using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.Lambda.Core;
using AmiPipeline.Functions.Aws;
using AmiPipeline.Functions.Data;
using AmiPipeline.Planning;

namespace AmiPipeline.Functions.Images;

/// <summary>Starts <c>CreateImage</c> of the stopped temporary instance: each snapshot takes its volume's key.</summary>
/// <param name="aws">The SDK's clients.</param>
/// <param name="clock">The clock.</param>
public sealed class CreateImageFunction(AwsClients aws, TimeProvider clock)
{
    /// <summary>Starts the creation.</summary>
    /// <param name="input">Execution, plan and instance.</param>
    /// <param name="context">Lambda's context.</param>
    public Task<ImageInProgress> HandleAsync(CreateImageInput input, ILambdaContext context)
    {
        var (execution, plan, instance) = input;
        var request = new CreateImageRequest
        {
            InstanceId = instance.InstanceId,
            Name = plan.Name,
            Description = plan.Description,
            // It is stopped already; nothing is to start it again.
            NoReboot = true,
            BlockDeviceMappings = [.. plan.Devices.Select(Deletion)],
            TagSpecifications = Ec2Tags.ForNew(execution, plan, deviceName: null, ResourceType.Image, ResourceType.Snapshot),
        };

        return NamedImage.MakeOnceAsync(aws, clock, execution, plan.Location, plan.Name,
            async ec2 => (await ec2.CreateImageAsync(request)).ImageId);
    }

    // The one thing CreateImage lets a mapping say of an attached volume; one attached after launch has it false.
    private static BlockDeviceMapping Deletion(DevicePlan device) => new()
    {
        DeviceName = device.DeviceName,
        Ebs = new EbsBlockDevice { DeleteOnTermination = device.Expected.DeleteOnTermination },
    };
}
