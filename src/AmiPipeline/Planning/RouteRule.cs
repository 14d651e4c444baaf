using AmiPipeline.Requests;

namespace AmiPipeline.Planning;

/// <summary>Chooses the way from an image to the wanted image. <c>via</c> is honoured or refused, never bent.</summary>
internal static class RouteRule
{
    public static RouteChoice Choose(RequestedRoute via, SourceFacts source, IReadOnlyList<DeviceWish> wishes, AwsLocation location) => via switch
    {
        RequestedRoute.Copy => ViaCopy(source, wishes, location),
        RequestedRoute.Snapshots => ViaSnapshots(source, wishes, location),
        RequestedRoute.Instance => new(ImageRoute.Instance, "via: instance was asked for; the image boots once, so its content changes"),
        _ => Auto(source, wishes, location),
    };

    private static RouteChoice ViaCopy(SourceFacts source, IReadOnlyList<DeviceWish> wishes, AwsLocation location) =>
        CopyRule.Fault(wishes, source, location) is { } fault
            ? new(null, $"is copy, which cannot work: {fault}")
            : new(ImageRoute.Copy, "via: copy was asked for");

    private static RouteChoice ViaSnapshots(SourceFacts source, IReadOnlyList<DeviceWish> wishes, AwsLocation location)
    {
        var faults = SnapshotsRule.Faults(source, wishes, location);
        return faults.Count > 0
            ? new(null, $"is snapshots, which cannot work: {string.Join("; ", faults)}")
            : new(ImageRoute.Snapshots, "via: snapshots was asked for");
    }

    private static RouteChoice Auto(SourceFacts source, IReadOnlyList<DeviceWish> wishes, AwsLocation location)
    {
        if (CopyRule.Fault(wishes, source, location) is not { } copyFault)
        {
            return new(ImageRoute.Copy, "one CopyImage gives the wanted image");
        }

        var faults = SnapshotsRule.Faults(source, wishes, location);
        return faults.Count == 0
            ? new(ImageRoute.Snapshots, $"{copyFault}; copying the snapshots boots nothing and keeps the content bit for bit")
            : new(null, $"is auto, and no route that boots nothing works: {copyFault}; {string.Join("; ", faults)}. "
                + "via: instance would boot the image once; its content changes on first boot, and Windows needs Sysprep first");
    }
}
