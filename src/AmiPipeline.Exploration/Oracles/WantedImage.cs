using System.Text.Json;
using AmiPipeline.Exploration.Trials;
using AmiPipeline.Simulator.Inspection;

namespace AmiPipeline.Exploration.Oracles;

/// <summary>What the request asks for in the world before it ran: read from the request's published fields and the world itself, not by the planner.</summary>
internal sealed class WantedImage
{
    private readonly List<WantedDevice> _devices;
    private readonly Dictionary<string, string> _tags;
    private readonly string _name;

    private WantedImage(string name, List<WantedDevice> devices, Dictionary<string, string> tags) => (_name, _devices, _tags) = (name, devices, tags);

    /// <summary>Reads it.</summary>
    /// <param name="names">What the request names.</param>
    /// <param name="before">The world before.</param>
    /// <param name="home">The executing account as far as its keys are concerned.</param>
    /// <param name="execution">The execution's name.</param>
    public static WantedImage Read(RequestedNames names, WorldState before, AccountView home, string execution)
    {
        var source = before.Accounts.Values.SelectMany(account => account.Images, (account, image) => (Account: account, Image: image)).FirstOrDefault(found => found.Image.Id == names.ImageId);
        var devices = names.InstanceId is { } instance
            ? before.Home.Volumes.Where(volume => volume.InstanceId == instance).Select(volume => new WantedDevice(volume.DeviceName!, volume.KeyArn, volume.SizeGiB))
            : source.Image.Devices.Where(device => device.SnapshotId is not null).Select(device => new WantedDevice(device.DeviceName, device.KeyArn, device.SizeGiB));
        var byName = devices.ToDictionary(device => device.Name, device => device with { KeyArn = Preserved(home, device.KeyArn) }, StringComparer.Ordinal);
        var forAll = RequestedNames.Text(names.Root, "kmsKeyId") is { } key ? Arn(home, key) : null;
        foreach (var name in byName.Keys.ToList())
        {
            byName[name] = byName[name] with { KeyArn = forAll ?? byName[name].KeyArn };
        }

        foreach (var volume in names.Volumes)
        {
            var name = RequestedNames.Text(volume, "deviceName")!;
            var known = byName.GetValueOrDefault(name);
            var snapshot = RequestedNames.Text(volume, "snapshotId") is { } id ? before.Home.Snapshots.FirstOrDefault(found => found.Id == id) : null;
            var own = RequestedNames.Text(volume, "kmsKeyId") is { } reference ? Arn(home, reference) : null;
            var size = volume.TryGetProperty("sizeGiB", out var given) ? given.GetInt32() : known?.SizeGiB ?? snapshot?.SizeGiB ?? 0;
            byName[name] = new WantedDevice(name, own ?? forAll ?? known?.KeyArn ?? Preserved(home, snapshot?.KeyArn), size);
        }

        return new WantedImage(Name(names, source.Image, execution), [.. byName.Values], Tags(names.Root));
    }

    /// <summary>What is different at an image, or null if it is the requested one.</summary>
    public string? FindDifference(ImageView image, AccountView account)
    {
        if (image.Name != _name)
        {
            return $"{image.Id} is named '{image.Name}', not '{_name}'";
        }

        if (image.State != "available")
        {
            return $"{image.Id} is {image.State}";
        }

        var found = image.Devices.Where(device => device.SnapshotId is not null).ToDictionary(device => device.DeviceName, StringComparer.Ordinal);
        if (!found.Keys.Order(StringComparer.Ordinal).SequenceEqual(_devices.Select(device => device.Name).Order(StringComparer.Ordinal)))
        {
            return $"{image.Id} has the devices {string.Join(", ", found.Keys)}, not {string.Join(", ", _devices.Select(device => device.Name))}";
        }

        return _devices.Select(device => FindDifference(device, found[device.Name], account)).Concat(_tags.Select(tag => FindDifference(image, tag))).OfType<string>().FirstOrDefault();
    }

    private static string? FindDifference(WantedDevice wanted, DeviceView found, AccountView account)
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

    // What is encrypted stays under its key, or under the account's default where the key is another account's.
    private static string? Preserved(AccountView home, string? keyArn) =>
        keyArn is null ? home.EncryptionByDefault ? Arn(home, home.DefaultKey) : null
        : home.Keys.Any(key => key.Arn == keyArn) ? keyArn
        : Arn(home, home.DefaultKey);

    private static string Arn(AccountView home, string reference) =>
        RequestedNames.Resolve(home, reference == "default" ? home.DefaultKey : reference)?.Arn ?? reference;

    private static string Name(RequestedNames names, ImageView? source, string execution) =>
        RequestedNames.Text(names.Root, "name")!
            .Replace("{source.name}", source?.Name ?? "", StringComparison.Ordinal)
            .Replace("{source.id}", names.ImageId ?? names.InstanceId, StringComparison.Ordinal)
            .Replace("{execution}", execution, StringComparison.Ordinal);

    private static Dictionary<string, string> Tags(JsonElement request) =>
        request.TryGetProperty("tags", out var tags) ? tags.EnumerateObject().ToDictionary(tag => tag.Name, tag => tag.Value.GetString()!) : [];

    private sealed record WantedDevice(string Name, string? KeyArn, int SizeGiB);
}
