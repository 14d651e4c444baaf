using AmiPipeline.Documents;
using AmiPipeline.Planning.Facts;
using AmiPipeline.Requests;

namespace AmiPipeline.Planning.Desired;

/// <summary>Whether a volume can be added under a device name. A name that the source itself uses is none of an added volume, whatever its form.</summary>
internal static class AddedDeviceName
{
    /// <summary>What is wrong with the name of an entry for a volume that the source does not have; null if nothing is.</summary>
    /// <param name="name">The name.</param>
    /// <param name="others">The names of the request's other entries.</param>
    /// <param name="source">The source.</param>
    public static string? Fault(string name, IEnumerable<string> others, SourceFacts source)
    {
        if (source.Ephemerals?.FirstOrDefault(device => device.DeviceName == name) is { } ephemeral)
        {
            return $"is \"{name}\", the source's instance store volume {ephemeral.VirtualName}, which has no snapshot and stays as it is; take another name for a new volume";
        }

        var isHvm = source.Attributes.VirtualizationType != "paravirtual";
        if (!AwsFormats.IsDeviceName(name, isHvm))
        {
            return $"is \"{name}\", which the source does not have ({Names(source)}); a new volume must have a name that EC2 takes: {(isHvm ? "/dev/sd[a-z], /dev/xvd[a-z] or /dev/xvd[a-d][a-z]" : "/dev/sd[a-z], /dev/sd[a-z][1-15], /dev/xvd[a-z] or /dev/hd[a-z]")}";
        }

        if (NamesOf(source).FirstOrDefault(taken => IsOneDevice(taken, name)) is { } theSources)
        {
            return $"is \"{name}\", which clashes with the source's {theSources}; use that name for that device, or another for a new one";
        }

        if (others.FirstOrDefault(other => IsOneDevice(other, name)) is { } theRequests)
        {
            return $"is \"{name}\", which clashes with \"{theRequests}\" of another entry; every volume has its own device name";
        }

        return DeviceNames.IsReservedForRoot(name)
            ? $"is \"{name}\", which is reserved for the root device, and the source's root is {source.Attributes.RootDeviceName ?? "under another name"}; use that name to change the root, or another for a new volume"
            : null;
    }

    /// <summary>The names of the source's EBS volumes, for a person.</summary>
    public static string Names(SourceFacts source) => $"it has {string.Join(", ", source.Devices.Select(device => device.DeviceName))}";

    private static bool IsOneDevice(string one, string other) => DeviceNames.Canonical(one) == DeviceNames.Canonical(other);

    private static IEnumerable<string> NamesOf(SourceFacts source) =>
        source.Devices.Select(device => device.DeviceName).Concat((source.Ephemerals ?? []).Select(device => device.DeviceName));
}
