using AmiPipeline.Exploration.Trials;
using AmiPipeline.Simulator.Inspection;
using AmiPipeline.Simulator.Logs;

namespace AmiPipeline.Exploration.Oracles;

/// <summary>Data that was unencrypted on the way to a place where it is to be encrypted, also if it was removed again.</summary>
internal static class PlainStorage
{
    // CreateImage gives each snapshot the encryption of its volume; it takes no key (EC2 API Reference, CreateImage and EbsBlockDevice).
    private const string Capture = "CreateImage";

    /// <summary>Finds the first.</summary>
    /// <param name="made">Every snapshot and volume that was made.</param>
    /// <param name="wanted">The images that are requested, by where they are to be.</param>
    /// <param name="names">What the request names.</param>
    /// <param name="before">The world before.</param>
    /// <returns>A sentence on it; null if there is none, or only if no route can avoid it.</returns>
    public static string? Find(IEnumerable<MadeStorage> made, IReadOnlyDictionary<Place, ExpectedImage> wanted, RequestedNames names, WorldState before)
    {
        var captured = Captured(names, before.HomeView);
        return made.Where(item => item.KeyArn is null && IsToBeEncrypted(item, wanted.GetValueOrDefault(new Place(item.AccountId, item.Region)) ?? wanted[names.Home]))
            .Where(item => item.Action != Capture || !captured.Contains(item.Content))
            .Select(item => $"{item.Id} of {item.Action} was not encrypted, and its data is to be").FirstOrDefault();
    }

    // Data that no device has from the beginning, such as that of a volume after a boot, may be any device's.
    private static bool IsToBeEncrypted(MadeStorage item, ExpectedImage image)
    {
        var plain = image.Devices.Where(device => device.KeyArn is null).Select(device => device.Content).ToHashSet();
        return !plain.Contains(item.Content) && (plain.Count == 0 || image.Devices.Any(device => device.Content == item.Content));
    }

    private static HashSet<string> Captured(RequestedNames names, AccountView home) =>
        [.. home.Volumes.Where(volume => names.InstanceId is not null && volume.InstanceId == names.InstanceId && volume.KeyArn is null).Select(volume => volume.Content)];
}
