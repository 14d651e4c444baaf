namespace AmiPipeline.Tests.Planning;

/// <summary>Requests of the planner's tests. Keys are named <c>alias/k1</c> to <c>alias/k3</c>, or <c>default</c>.</summary>
internal static class Requested
{
    public static readonly ImageRequest Image = new() { Source = new() { ImageId = Facts.ImageId }, Name = "golden" };

    public static readonly ImageRequest Instance = new() { Source = new() { InstanceId = Facts.InstanceId }, Name = "golden" };

    public static ImageRequest Key(this ImageRequest request, string key) => request with { KmsKeyId = key };

    public static ImageRequest Via(this ImageRequest request, RequestedRoute route) => request with { Via = route };

    public static ImageRequest Rekey(this ImageRequest request, string deviceName, string key) =>
        request.Volume(new() { DeviceName = deviceName, KmsKeyId = key });

    public static ImageRequest Volume(this ImageRequest request, RequestVolume volume) => request with { Volumes = [.. request.Volumes, volume] };
}
