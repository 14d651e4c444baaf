using AmiPipeline.Simulator.Inspection;

namespace AmiPipeline.Exploration.Oracles;

/// <summary>An image that the request asks for.</summary>
/// <param name="name">Its name.</param>
/// <param name="devices">Its devices that have a snapshot.</param>
/// <param name="tags">The tags that the request gives it.</param>
internal sealed class ExpectedImage(string name, IReadOnlyList<RequestedDevice> devices, IReadOnlyDictionary<string, string> tags)
{
    /// <summary>Its devices that have a snapshot.</summary>
    public IReadOnlyList<RequestedDevice> Devices => devices;

    /// <summary>The same image elsewhere, under another name and other keys.</summary>
    /// <param name="otherName">The name.</param>
    /// <param name="keyOf">The key of each device.</param>
    public ExpectedImage Copy(string otherName, Func<RequestedDevice, string?> keyOf) => new(otherName, [.. devices.Select(device => device with { KeyArn = keyOf(device) })], tags);

    /// <summary>What is different at an image, or null if it is the requested one.</summary>
    public string? FindDifference(ImageView image, AccountView account)
    {
        if (image.Name != name)
        {
            return $"{image.Id} is named '{image.Name}', not '{name}'";
        }

        if (image.State != "available")
        {
            return $"{image.Id} is {image.State}";
        }

        var found = image.Devices.Where(device => device.SnapshotId is not null).ToDictionary(device => device.DeviceName, StringComparer.Ordinal);
        if (!found.Keys.Order(StringComparer.Ordinal).SequenceEqual(devices.Select(device => device.Name).Order(StringComparer.Ordinal)))
        {
            return $"{image.Id} has the devices {string.Join(", ", found.Keys)}, not {string.Join(", ", devices.Select(device => device.Name))}";
        }

        return devices.Select(device => FindDifference(device, found[device.Name], account)).Concat(tags.Select(tag => FindDifference(image, tag))).OfType<string>().FirstOrDefault();
    }

    private static string? FindDifference(RequestedDevice wanted, DeviceView found, AccountView account)
    {
        var snapshot = account.Snapshots.FirstOrDefault(snapshot => snapshot.Id == found.SnapshotId);
        return snapshot is null ? $"{found.DeviceName}: its snapshot {found.SnapshotId} does not exist"
            : snapshot.State != "completed" ? $"{found.DeviceName}: its snapshot {snapshot.Id} is {snapshot.State}"
            : snapshot.KeyArn != wanted.KeyArn ? $"{found.DeviceName}: its snapshot {snapshot.Id} is under {snapshot.KeyArn ?? "no key"}, not {wanted.KeyArn ?? "none"}"
            : found.SizeGiB != wanted.SizeGiB ? $"{found.DeviceName} has {found.SizeGiB} GiB, not {wanted.SizeGiB}"
            : null;
    }

    private static string? FindDifference(ImageView image, KeyValuePair<string, string> tag) =>
        image.Tags.GetValueOrDefault(tag.Key) == tag.Value ? null : $"{image.Id} does not have the tag {tag.Key}={tag.Value}";
}

/// <summary>A device that an image is to have.</summary>
/// <param name="Name">The device name.</param>
/// <param name="KeyArn">The key that its snapshot is to be under; null for none.</param>
/// <param name="SizeGiB">Its size.</param>
/// <param name="Content">Stands for the data that it is made of.</param>
internal sealed record RequestedDevice(string Name, string? KeyArn, int SizeGiB, string Content);
