using System.Text.Json;
using AmiPipeline.Exploration.Trials;
using AmiPipeline.Simulator.Inspection;

namespace AmiPipeline.Exploration.Oracles;

/// <summary>With whom the request shares its images: read from its published fields, not by the planner.</summary>
/// <param name="names">What the request names.</param>
internal sealed class WantedSharing(RequestedNames names)
{
    // What an account needs to use what is under a key (EBS User Guide, "Share the KMS key used to encrypt a shared Amazon EBS snapshot").
    private static readonly HashSet<string> Operations =
        ["CreateGrant", "Decrypt", "DescribeKey", "GenerateDataKey", "GenerateDataKeyWithoutPlaintext", "ReEncryptFrom", "ReEncryptTo"];

    private readonly HashSet<string> _accounts = [.. Texts(names.Root, "accounts")];
    private readonly HashSet<string> _organizations = [.. Texts(names.Root, "organizations"), .. Texts(names.Root, "organizationalUnits")];

    /// <summary>The ids in the inventory of the grants on an image's keys that the request asks for: one for each key and account.</summary>
    /// <param name="place">Where the image is.</param>
    /// <param name="image">The image.</param>
    /// <param name="account">What is there.</param>
    public IEnumerable<string> Grants(Place place, ImageView image, AccountView account) =>
        from key in KeysOf(place, image, account)
        from id in AccountsBeside(place)
        from grant in key.Grants.Where(grant => IsFor(grant, image, id)).Take(1)
        select $"{key.Id}/{grant.Id}";

    /// <summary>Who may use an image and is not to; null for nobody.</summary>
    /// <param name="place">Where the image is.</param>
    /// <param name="image">The image.</param>
    /// <param name="account">What is there.</param>
    public string? FindUnexpected(Place place, ImageView image, AccountView account) =>
        image.LaunchPermissions.Except([.. AccountsBeside(place), .. _organizations]).FirstOrDefault() is { } launcher ? $"{image.Id} is shared with {launcher}"
        : SnapshotsOf(image, account).FirstOrDefault(snapshot => snapshot.CreateVolumePermissions.Except(AccountsBeside(place)).Any()) is { } snapshot
            ? $"{snapshot.Id} is shared with {string.Join(", ", snapshot.CreateVolumePermissions)}"
        : null;

    /// <summary>Who may not use an image and is to; null for nobody.</summary>
    /// <param name="place">Where the image is.</param>
    /// <param name="image">The image.</param>
    /// <param name="account">What is there.</param>
    public string? FindMissing(Place place, ImageView image, AccountView account)
    {
        var accounts = AccountsBeside(place);
        return accounts.Concat(_organizations).Except(image.LaunchPermissions).FirstOrDefault() is { } launcher ? $"{image.Id} is not shared with {launcher}"
            : SnapshotsOf(image, account).FirstOrDefault(snapshot => accounts.Except(snapshot.CreateVolumePermissions).Any()) is { } snapshot ? $"{snapshot.Id} is not shared with all of {string.Join(", ", accounts)}"
            : KeysOf(place, image, account).FirstOrDefault(key => accounts.Exists(id => !key.Grants.Any(grant => IsFor(grant, image, id)))) is { } key ? $"{key.Arn} is not granted to all of {string.Join(", ", accounts)}"
            : null;
    }

    private List<string> AccountsBeside(Place place) => [.. _accounts.Where(id => id != place.AccountId)];

    private static IEnumerable<SnapshotView> SnapshotsOf(ImageView image, AccountView account) => account.Snapshots.Where(snapshot => image.Devices.Any(device => device.SnapshotId == snapshot.Id));

    private static IEnumerable<KeyView> KeysOf(Place place, ImageView image, AccountView account) =>
        account.Keys.Where(key => key.Arn.Contains($":{place.AccountId}:", StringComparison.Ordinal) && image.Devices.Any(device => device.KeyArn == key.Arn));

    private static bool IsFor(GrantView grant, ImageView image, string accountId) =>
        grant.Name == $"ami-pipeline:shared:{image.Id}" && grant.Grantee.EndsWith($":{accountId}:root", StringComparison.Ordinal) && Operations.SetEquals(grant.Operations);

    private static IEnumerable<string> Texts(JsonElement root, string field) =>
        root.TryGetProperty("shareWith", out var sharing) && sharing.TryGetProperty(field, out var list) ? list.EnumerateArray().Select(text => text.GetString()!) : [];
}
