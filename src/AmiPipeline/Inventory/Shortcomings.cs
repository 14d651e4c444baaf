namespace AmiPipeline.Inventory;

/// <summary>Finds in which ways an image falls short.</summary>
/// <param name="images">All images that were read, for the sources of copies.</param>
/// <param name="defaultKeys">By Region, the ARNs of the default EBS key and of the AWS managed one.</param>
/// <param name="wantedKeys">By Region, the ARN of the key that snapshots are wanted under; empty for none.</param>
public sealed class Shortcomings(
    IEnumerable<InventoryImage> images, IReadOnlyDictionary<string, IReadOnlySet<string>> defaultKeys, IReadOnlyDictionary<string, string> wantedKeys)
{
    private readonly Dictionary<string, InventoryImage> _images = images.ToDictionary(image => image.ImageId);

    /// <summary>The ways in which an image falls short, in the order of <see cref="Shortcoming"/>.</summary>
    /// <param name="image">The image.</param>
    public IEnumerable<Shortcoming> Find(InventoryImage image)
    {
        ArgumentNullException.ThrowIfNull(image);
        return Enum.GetValues<Shortcoming>().Where(shortcoming => Has(image, shortcoming));
    }

    /// <summary>What a copy lacks that its source has, by name: attributes as EC2's API names them, and <c>tag:KEY</c>.</summary>
    /// <param name="image">The copy.</param>
    public IEnumerable<string> LostAttributes(InventoryImage image)
    {
        ArgumentNullException.ThrowIfNull(image);
        return image.SourceImageId is { } id && _images.TryGetValue(id, out var source)
            ? source.Attributes.Keys.Where(name => !image.Attributes.ContainsKey(name)).Concat(source.Tags.Keys.Where(key => !image.Tags.ContainsKey(key)).Select(key => $"tag:{key}"))
            : [];
    }

    private bool Has(InventoryImage image, Shortcoming shortcoming) => shortcoming switch
    {
        Shortcoming.Unencrypted => image.Devices.Any(device => !device.IsEncrypted),
        Shortcoming.NotUnderKey => wantedKeys.Count > 0
            && image.Devices.Any(device => device.KeyArn is null || device.KeyArn != wantedKeys.GetValueOrDefault(image.Region)),
        Shortcoming.DefaultKey => defaultKeys.TryGetValue(image.Region, out var keys) && image.Devices.Any(device => device.KeyArn is { } key && keys.Contains(key)),
        Shortcoming.SharedWithOthers => image.IsShared == true,
        Shortcoming.Public => image.IsPublic,
        Shortcoming.Unused => !image.IsUsed,
        _ => LostAttributes(image).Any(),
    };
}

/// <summary>A way in which an image falls short.</summary>
public enum Shortcoming
{
    /// <summary>A snapshot is not encrypted.</summary>
    Unencrypted,

    /// <summary>A snapshot is not under the key that is wanted, or not encrypted at all.</summary>
    NotUnderKey,

    /// <summary>A snapshot is under the account's default EBS key, or under the AWS managed one, which cannot be shared.</summary>
    DefaultKey,

    /// <summary>Other accounts can launch it.</summary>
    SharedWithOthers,

    /// <summary>Every account can launch it.</summary>
    Public,

    /// <summary>No instance, launch template or launch configuration of the account refers to it.</summary>
    Unused,

    /// <summary>It lacks attributes or tags that the image has which it was copied from.</summary>
    LostAttributes,
}
