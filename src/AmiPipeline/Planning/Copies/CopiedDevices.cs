using AmiPipeline.Planning.Desired;
using AmiPipeline.Planning.Facts;
using AmiPipeline.Requests;

namespace AmiPipeline.Planning.Copies;

/// <summary>The devices of a copy: those of the image, each under the key that the request's entry names.</summary>
internal static class CopiedDevices
{
    /// <summary>The devices, in the image's order.</summary>
    public static IReadOnlyList<DesiredDevice> Create(SourceFacts image, RequestCopy entry, PlanFacts facts, string field, List<Problem> problems)
    {
        var common = KeyLookup.Resolve(entry.KmsKeyId, $"{field}/kmsKeyId", facts, problems);
        var keys = new Dictionary<string, RequestedKey?>(StringComparer.Ordinal);
        for (var index = 0; index < entry.Volumes.Count; index++)
        {
            var volume = entry.Volumes[index];
            if (image.Devices.FirstOrDefault(device => device.DeviceName == volume.DeviceName) is null)
            {
                problems.Add(new($"{field}/volumes/{index}/deviceName", $"is \"{volume.DeviceName}\", which the image does not have; it has {string.Join(", ", image.Devices.Select(device => device.DeviceName))}"));
            }

            keys[volume.DeviceName] = KeyLookup.Resolve(volume.KmsKeyId, $"{field}/volumes/{index}/kmsKeyId", facts, problems);
        }

        foreach (var device in image.Devices.Where(device => !device.HasContent && (keys.ContainsKey(device.DeviceName) || common is not null)))
        {
            problems.Add(new(field, $"cannot encrypt {device.DeviceName}, which is empty at each launch and has no snapshot to copy; give the image itself a key for it, or name keys for the other volumes only"));
        }

        return [.. image.Devices.Select(device => DesiredDevices.Preserved(device, keys.GetValueOrDefault(device.DeviceName) ?? common) with { IsContentInRegion = false })];
    }
}
