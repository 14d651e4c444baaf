using AmiPipeline.Planning.Desired;

namespace AmiPipeline.Planning.Routes;

/// <summary>Whether <c>CreateImage</c> of the source instance already gives the requested image.</summary>
/// <remarks>Of a volume that the instance has, its mapping can change deletion on termination and nothing else (EC2 API, CreateImage, BlockDeviceMapping).</remarks>
internal static class CaptureRoute
{
    public static bool IsEnough(IReadOnlyList<DesiredDevice> desired) => desired.All(device =>
        !device.IsAdded && (!device.Changed || device.ChangesDeletionOnly) && (device.Key is null || (device.Key.Arn is not null && device.Key.Arn == device.ContentKeyArn)));
}
