using AmiPipeline.Planning.Desired;
using AmiPipeline.Planning.Facts;
using AmiPipeline.Plans;
using AmiPipeline.Requests;

namespace AmiPipeline.Planning.Routes;

/// <summary>Chooses the way from an image to the requested image. <c>via</c> is honoured or refused, never bent.</summary>
internal static class RouteSelector
{
    public static RouteChoice Choose(RequestedRoute via, SourceFacts source, IReadOnlyList<DesiredDevice> desired, AccountFacts account) => via switch
    {
        RequestedRoute.Copy => ViaCopy(source, desired, account),
        RequestedRoute.Snapshots => ViaSnapshots(source, desired, account),
        RequestedRoute.Instance => ViaInstance(source.Attributes),
        _ => Auto(source, desired, account),
    };

    private static RouteChoice ViaCopy(SourceFacts source, IReadOnlyList<DesiredDevice> desired, AccountFacts account) =>
        CopyRoute.Fault(desired, source, account) is { } fault
            ? new(null, $"is copy, which cannot work: {fault}")
            : new(ImageRoute.Copy, "via: copy was requested");

    private static RouteChoice ViaSnapshots(SourceFacts source, IReadOnlyList<DesiredDevice> desired, AccountFacts account)
    {
        var faults = SnapshotsRoute.Faults(source, desired, account.Location);
        return faults.Count > 0
            ? new(null, $"is snapshots, which cannot work: {string.Join("; ", faults)}")
            : new(ImageRoute.Snapshots, "via: snapshots was requested");
    }

    private static RouteChoice ViaInstance(ImageAttributes attributes) =>
        attributes.Architecture is "x86_64_mac" or "arm64_mac"
            ? new(null, $"is instance, which cannot work: an image for {attributes.Architecture} boots only on a Dedicated Host, and none is allocated here")
            : new(ImageRoute.Instance, "via: instance was requested");

    private static RouteChoice Auto(SourceFacts source, IReadOnlyList<DesiredDevice> desired, AccountFacts account)
    {
        if (CopyRoute.Fault(desired, source, account) is not { } copyFault)
        {
            return new(ImageRoute.Copy, "one CopyImage produces the requested image");
        }

        var faults = SnapshotsRoute.Faults(source, desired, account.Location);
        var losses = SnapshotsRoute.Losses(source);
        return faults.Count + losses.Count == 0
            ? new(ImageRoute.Snapshots, $"{copyFault}; copying the snapshots boots nothing and keeps the content bit for bit")
            : new(null, $"is auto, and no route that boots nothing works: {copyFault}; {string.Join("; ", [.. faults, .. losses])}. "
                + (faults.Count == 0 ? "via: snapshots would do without that; " : "")
                + "via: instance would boot the image once; its content changes on first boot, and Windows needs Sysprep first");
    }
}

/// <summary>A route and why, or why none works.</summary>
/// <param name="Route">The route; null if none works.</param>
/// <param name="Reason">Why this one, or why none: for a person.</param>
internal sealed record RouteChoice(ImageRoute? Route, string Reason);
