using System.Text.Json;
using AmiPipeline.Exploration.Trials;
using AmiPipeline.Simulator.Inspection;

namespace AmiPipeline.Exploration.Oracles;

/// <summary>What the request asks for, the image and its copies: read from the request's published fields and the world itself, not by the planner.</summary>
/// <param name="names">What the request names.</param>
/// <param name="before">The world before.</param>
/// <param name="keys">The world whose aliases and default keys count.</param>
/// <param name="after">The world after, for AWS managed keys, which come with their first use.</param>
internal sealed class ExpectedImages(RequestedNames names, WorldState before, WorldState keys, WorldState after)
{
    // The simulator's word for the data of a volume that is made of nothing.
    private const string Empty = "empty";

    /// <summary>Reads it.</summary>
    /// <param name="names">What the request names.</param>
    /// <param name="before">The world before.</param>
    /// <param name="keys">The world whose aliases and default keys count.</param>
    /// <param name="after">The world after.</param>
    /// <param name="execution">The execution's name.</param>
    /// <returns>The images, by where they are to be.</returns>
    public static IReadOnlyDictionary<Place, ExpectedImage> Read(RequestedNames names, WorldState before, WorldState keys, WorldState after, string execution)
    {
        var reader = new ExpectedImages(names, before, keys, after);
        var image = reader.ReadImage(execution);
        return names.Copies.ToDictionary(copy => copy.Key, copy => reader.ReadCopy(copy.Key, copy.Value, image, execution)).Append(KeyValuePair.Create(names.Home, image)).ToDictionary();
    }

    private ExpectedImage ReadImage(string execution)
    {
        var devices = names.InstanceId is { } instance
            ? before.HomeView.Volumes.Where(volume => volume.InstanceId == instance).Select(volume => new RequestedDevice(volume.DeviceName!, volume.KeyArn, volume.SizeGiB, volume.Content))
            : Source()!.Devices.Where(device => device.SnapshotId is not null).Select(device => new RequestedDevice(device.DeviceName, device.KeyArn, device.SizeGiB, device.Content!));
        var forAll = RequestedNames.Text(names.Root, "kmsKeyId") is { } key ? Arn(names.Home, key) : null;
        var byName = devices.ToDictionary(device => device.Name, device => device with { KeyArn = forAll ?? Preserved(device.KeyArn) }, StringComparer.Ordinal);
        foreach (var volume in names.Volumes)
        {
            var name = RequestedNames.Text(volume, "deviceName")!;
            var known = byName.GetValueOrDefault(name);
            var snapshot = RequestedNames.Text(volume, "snapshotId") is { } id ? before.HomeView.Snapshots.FirstOrDefault(found => found.Id == id) : null;
            var own = RequestedNames.Text(volume, "kmsKeyId") is { } reference ? Arn(names.Home, reference) : null;
            var size = volume.TryGetProperty("sizeGiB", out var given) ? given.GetInt32() : known?.SizeGiB ?? snapshot?.SizeGiB ?? 0;
            byName[name] = new RequestedDevice(name, own ?? forAll ?? known?.KeyArn ?? Preserved(snapshot?.KeyArn), size, snapshot?.Content ?? known?.Content ?? Empty);
        }

        var tags = names.Root.TryGetProperty("tags", out var listed) ? listed.EnumerateObject().ToDictionary(tag => tag.Name, tag => tag.Value.GetString()!) : [];
        return new ExpectedImage(Name(RequestedNames.Text(names.Root, "name")!, execution), [.. byName.Values], tags);
    }

    // Without a key of its own, what is encrypted comes under the default key there, and other snapshots stay as they are.
    private ExpectedImage ReadCopy(Place place, JsonElement copy, ExpectedImage image, string execution)
    {
        var byName = RequestedNames.VolumesOf(copy).ToDictionary(volume => RequestedNames.Text(volume, "deviceName")!, volume => RequestedNames.Text(volume, "kmsKeyId"), StringComparer.Ordinal);
        var forAll = RequestedNames.Text(copy, "kmsKeyId");
        return image.Copy(
            Name(RequestedNames.Text(copy, "name") ?? RequestedNames.Text(names.Root, "name")!, execution),
            device => byName.GetValueOrDefault(device.Name) is { } own ? Arn(place, own)
                : forAll is not null ? Arn(place, forAll)
                : device.KeyArn is not null || keys.Views[place].EncryptionByDefault ? Arn(place, "default")
                : null);
    }

    // What is encrypted stays under its key, or under the account's default if the key is another account's.
    private string? Preserved(string? keyArn) =>
        keyArn is null ? keys.HomeView.EncryptionByDefault ? Arn(names.Home, "default") : null
        : keys.HomeView.Keys.Any(key => key.Arn == keyArn) ? keyArn
        : Arn(names.Home, "default");

    private string Arn(Place place, string reference)
    {
        var key = reference == "default" ? keys.Views[place].DefaultKey : reference;
        return (RequestedNames.Resolve(keys.Views[place], key) ?? RequestedNames.Resolve(after.Views[place], key))?.Arn ?? key;
    }

    private ImageView? Source() => before.Views.Values.SelectMany(view => view.Images).FirstOrDefault(image => image.Id == names.ImageId);

    private string Name(string template, string execution) => template
        .Replace("{source.name}", Source()?.Name ?? "", StringComparison.Ordinal)
        .Replace("{source.id}", names.ImageId ?? names.InstanceId, StringComparison.Ordinal)
        .Replace("{execution}", execution, StringComparison.Ordinal);
}
