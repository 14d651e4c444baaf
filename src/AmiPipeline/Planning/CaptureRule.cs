namespace AmiPipeline.Planning;

/// <summary>Whether <c>CreateImage</c> of the source instance already gives the wanted image.</summary>
internal static class CaptureRule
{
    public static bool IsEnough(IReadOnlyList<DesiredDevice> desired) => desired.All(device =>
        !device.IsAdded && !device.Changed && (device.Key is null || (device.Key.Arn is not null && device.Key.Arn == device.ContentKeyArn)));
}
