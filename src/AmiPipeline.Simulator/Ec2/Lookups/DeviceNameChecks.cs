using System.Text.RegularExpressions;

namespace AmiPipeline.Simulator.Ec2.Lookups;

/// <summary>Which device names an HVM instance takes for volumes that its image does not have. What an image already has is taken as it is.</summary>
internal static partial class DeviceNameChecks
{
    public static void CheckLaunch(Image image, IEnumerable<BlockDeviceRequest> requests)
    {
        if (requests.FirstOrDefault(request => !IsTaken(request.DeviceName, image.Traits, image)) is { } unknown)
        {
            throw BlockDeviceRequest.Invalid($"Invalid device name {unknown.DeviceName}");
        }
    }

    public static void CheckAttachment(Call call, Instance instance, string deviceName)
    {
        if (!IsTaken(deviceName, instance.Traits, call.Region.Images.GetValueOrDefault(instance.ImageId)))
        {
            throw new ServiceErrorException("InvalidParameterValue", $"Value ({deviceName}) for parameter device is invalid. {deviceName} is not a valid EBS device name.");
        }
    }

    private static bool IsTaken(string deviceName, MachineTraits traits, Image? image) =>
        traits.VirtualizationType != "hvm" || HvmName().IsMatch(deviceName) || image?.Devices.Any(device => device.DeviceName == deviceName) == true;

    [GeneratedRegex(@"^(/dev/)?(sda1|sd[a-z]|xvd[a-z]|xvd[a-d][a-z])\z")]
    private static partial Regex HvmName();
}
