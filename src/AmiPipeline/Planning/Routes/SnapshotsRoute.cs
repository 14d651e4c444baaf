using AmiPipeline.Planning.Desired;
using AmiPipeline.Planning.Facts;
using AmiPipeline.Requests;

namespace AmiPipeline.Planning.Routes;

/// <summary>Whether registering an image over copied snapshots loses nothing. <c>RegisterImage</c> can lose billing codes and attributes.</summary>
internal static class SnapshotsRoute
{
    private const string PlainLinux = "Linux/UNIX";

    /// <summary>All reasons against it; empty if it is safe.</summary>
    public static IReadOnlyList<string> Faults(SourceFacts source, IReadOnlyList<DesiredDevice> desired, AwsLocation location)
    {
        var faults = new List<string>();
        foreach (var device in desired.Where(device => device.Source is { HasContent: true, Readable: false }))
        {
            faults.Add($"the snapshot {device.Source!.SnapshotId} of {device.DeviceName} is not shared with account {location.AccountId}");
        }

        if (source.Attributes.PlatformDetails != PlainLinux)
        {
            faults.Add($"the platform is {source.Attributes.PlatformDetails ?? "unknown"}, and RegisterImage can lose its billing code");
        }

        if (source.ProductCodes.Count > 0)
        {
            faults.Add($"the image has product codes ({string.Join(", ", source.ProductCodes)}), which RegisterImage does not carry over");
        }

        if (source.Attributes.Architecture is null)
        {
            faults.Add("the architecture is unknown, and RegisterImage would take i386");
        }

        if (source.Attributes.VirtualizationType != "hvm")
        {
            faults.Add($"the virtualization type is {source.Attributes.VirtualizationType ?? "unknown"}, whose kernel RegisterImage would have to guess");
        }

        if (LacksUefiData(source) && !CopyFirst.IsPossible(source, location))
        {
            faults.Add("the UEFI variable store cannot be read, so it cannot be passed on");
        }

        return faults;
    }

    /// <summary>What the result would lack but can work without: <c>auto</c> loses none of it; a request that names the route does.</summary>
    public static IReadOnlyList<string> Losses(ImageRequest request, SourceFacts source, AwsLocation location) => Watermarks.Lost(source.Watermarks, request.PublishOfImage, location.AccountId);

    /// <summary>That EC2 does not know what a registered image was made of.</summary>
    public static string LineageEnds(SourceFacts source) =>
        $"the image's lineage ends: EC2 has no source for a registered image; its tag {PipelineTags.Source} keeps {source.Id}";

    /// <summary>Whether the image may have a UEFI variable store that could not be read. An instance's is read from its captured image.</summary>
    public static bool LacksUefiData(SourceFacts source) => source is { Kind: SourceKind.Image, Attributes.UefiData: null };
}
