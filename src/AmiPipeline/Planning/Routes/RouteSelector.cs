using AmiPipeline.Planning.Desired;
using AmiPipeline.Planning.Facts;
using AmiPipeline.Requests;

namespace AmiPipeline.Planning.Routes;

/// <summary>Chooses the way from an image to the requested image. <c>via</c> is honoured or refused, never bent.</summary>
internal static class RouteSelector
{
    private const string NoInstances = "the deployment launches no instances, since its configuration has no \"instances\"";

    public static RouteChoice Choose(ImageRequest request, SourceFacts source, IReadOnlyList<DesiredDevice> desired, AccountFacts account, LaunchSettings launch) => request.Via switch
    {
        RequestedRoute.Copy => ViaCopy(source, desired, account),
        RequestedRoute.Snapshots => ViaSnapshots(source, desired, account),
        RequestedRoute.Instance => ViaInstance(request, source, account, launch),
        _ => Auto(request, source, desired, account, launch),
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

    private static RouteChoice ViaInstance(ImageRequest request, SourceFacts source, AccountFacts account, LaunchSettings launch)
    {
        if (!launch.IsAllowed)
        {
            return new(null, $"is instance, which cannot work: {NoInstances}; add it, with {{}} for a network of the deployment's own");
        }

        if (source.Attributes.Architecture is "x86_64_mac" or "arm64_mac")
        {
            return new(null, $"is instance, which cannot work: an image for {source.Attributes.Architecture} boots only on a Dedicated Host, and none is allocated here");
        }

        return request.Instance?.Boot != true && source.Devices.FirstOrDefault(device => device is { HasContent: true, Readable: false }) is { } unreadable
            ? new(null, $"is instance, which cannot work: the snapshot {unreadable.SnapshotId} of {unreadable.DeviceName} is not shared with account {account.Location.AccountId}, "
                + "so no volume of it can take the place of the one that boots; instance.boot: true makes the image of what has booted")
            : new(ImageRoute.Instance, "via: instance was requested");
    }

    private static RouteChoice Auto(ImageRequest request, SourceFacts source, IReadOnlyList<DesiredDevice> desired, AccountFacts account, LaunchSettings launch)
    {
        if (CopyRoute.Fault(desired, source, account) is not { } copyFault)
        {
            return new(ImageRoute.Copy, "one CopyImage produces the requested image");
        }

        var faults = SnapshotsRoute.Faults(source, desired, account.Location);
        var losses = SnapshotsRoute.Losses(request, source, account.Location);
        return faults.Count + losses.Count == 0
            ? new(ImageRoute.Snapshots, $"{copyFault}; copying the snapshots boots nothing and keeps the content bit for bit")
            : new(null, $"is auto, and no route that boots nothing works: {copyFault}; {string.Join("; ", [.. faults, .. losses])}. "
                + (faults.Count == 0 ? "via: snapshots would do without that; " : "")
                + "via: instance would launch a temporary instance, and keep the content, billing codes and watermarks"
                + (launch.IsAllowed ? "" : $", but {NoInstances}"));
    }
}

/// <summary>A route and why, or why none works.</summary>
/// <param name="Route">The route; null if none works.</param>
/// <param name="Reason">Why this one, or why none: for a person.</param>
internal sealed record RouteChoice(ImageRoute? Route, string Reason);
