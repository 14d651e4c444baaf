using AmiPipeline.Planning.Facts;

namespace AmiPipeline.Functions.PlanImage;

/// <summary>A fixed order of devices: EC2 promises none.</summary>
internal static class DeviceOrder
{
    public static IReadOnlyList<SourceDevice> RootFirst(IEnumerable<SourceDevice> devices, string? rootDeviceName) =>
        [.. devices.OrderBy(device => device.DeviceName == rootDeviceName ? 0 : 1).ThenBy(device => device.DeviceName, StringComparer.Ordinal)];
}
