using System.Text.Json;
using AmiPipeline.Exploration.Trials;
using AmiPipeline.Simulator.Inspection;

namespace AmiPipeline.Exploration.Oracles;

/// <summary>With whom the request shares its images, and who loses them: read from its published fields, not by the planner.</summary>
/// <param name="names">What the request names.</param>
internal sealed class ExpectedSharing(RequestedNames names)
{
    // What an account needs to use what is under a key (EBS User Guide, "Share the KMS key used to encrypt a shared Amazon EBS snapshot").
    private static readonly HashSet<string> Operations =
        ["CreateGrant", "Decrypt", "DescribeKey", "GenerateDataKey", "GenerateDataKeyWithoutPlaintext", "ReEncryptFrom", "ReEncryptTo"];

    private readonly HashSet<string> _accounts = [.. Texts(names.Root, "accounts")];
    private readonly HashSet<string> _organizations = [.. Texts(names.Root, "organizations"), .. Texts(names.Root, "organizationalUnits")];
    private readonly FormerHolders _former = new(names);

    /// <summary>The ids in the inventory of the grants on an image's keys that may be there: one for each key and account that the request asks for, and those of before.</summary>
    /// <param name="image">The image, and where it is.</param>
    /// <param name="start">The world when the execution began.</param>
    /// <param name="now">The world now.</param>
    public IEnumerable<string> Grants(KeyValuePair<Place, ImageView> image, WorldState start, WorldState now) =>
    [
        .. from key in KeysOf(image.Key, image.Value, now.Views[image.Key])
           from id in AccountsBeside(image.Key)
           from grant in key.Grants.Where(grant => IsFor(grant, image.Value, id)).Take(1)
           select $"{key.Id}/{grant.Id}",
        .. FormerHolders.Grants(image, start),
    ];

    /// <summary>What is wrong with who may use an image; null for nothing.</summary>
    /// <param name="image">The image, and where it is.</param>
    /// <param name="start">The world when the execution began.</param>
    /// <param name="now">The world now.</param>
    /// <param name="isComplete">Whether all is done: whoever is to lose the image has lost it.</param>
    public string? FindUnexpected(KeyValuePair<Place, ImageView> image, WorldState start, WorldState now, bool isComplete)
    {
        var (place, view) = image;
        var former = _former.Of(image, start);
        var launchers = former.Launchers(isComplete);
        return view.LaunchPermissions.Except([.. AccountsBeside(place), .. _organizations, .. launchers]).FirstOrDefault() is { } launcher ? $"{view.Id} is shared with {launcher}"
            : SnapshotsOf(view, now.Views[place]).FirstOrDefault(snapshot => snapshot.CreateVolumePermissions.Except([.. AccountsBeside(place), .. former.Readers(snapshot.Id, isComplete)]).Any()) is { } snapshot
                ? $"{snapshot.Id} is shared with {string.Join(", ", snapshot.CreateVolumePermissions)}"
            : former.Launchers(isComplete: true).Except(view.LaunchPermissions).FirstOrDefault() is { } lost ? $"{view.Id} is not shared with {lost} any more"
            : SnapshotsOf(view, now.Views[place]).FirstOrDefault(each => former.Readers(each.Id, isComplete: true).Except(each.CreateVolumePermissions).Any()) is { } closed
                ? $"{closed.Id} is shared with {string.Join(", ", closed.CreateVolumePermissions)} alone"
            : isComplete ? _former.FindGrant(image, now) : null;
    }

    /// <summary>Who may not use an image and is to; null for nobody.</summary>
    /// <param name="image">The image, and where it is.</param>
    /// <param name="now">The world now.</param>
    public string? FindMissing(KeyValuePair<Place, ImageView> image, WorldState now)
    {
        var (place, view) = image;
        var accounts = AccountsBeside(place);
        return accounts.Concat(_organizations).Except(view.LaunchPermissions).FirstOrDefault() is { } launcher ? $"{view.Id} is not shared with {launcher}"
            : SnapshotsOf(view, now.Views[place]).FirstOrDefault(snapshot => accounts.Except(snapshot.CreateVolumePermissions).Any()) is { } snapshot ? $"{snapshot.Id} is not shared with all of {string.Join(", ", accounts)}"
            : KeysOf(place, view, now.Views[place]).FirstOrDefault(key => accounts.Exists(id => !key.Grants.Any(grant => IsFor(grant, view, id)))) is { } key ? $"{key.Arn} is not granted to all of {string.Join(", ", accounts)}"
            : null;
    }

    /// <summary>What a result says wrongly of those who lose access, or does not say; null for nothing.</summary>
    /// <param name="images">The images, and where they are.</param>
    /// <param name="begin">The world when the execution began.</param>
    /// <param name="now">The world now.</param>
    /// <param name="output">The output.</param>
    public string? FindUntrue(IEnumerable<KeyValuePair<Place, ImageView>> images, WorldState begin, WorldState now, JsonElement output) => names.Unsharing is null ? null :
        images.Select(image => _former.FindUnnamed(image, now, output.GetRawText()) ?? _former.FindWronglyNamed(image, begin, output)).OfType<string>().FirstOrDefault();

    /// <summary>What of an earlier execution of the same request is gone or different, besides who may use it; null for nothing.</summary>
    /// <param name="before">The world before that.</param>
    /// <param name="start">The world when this one began.</param>
    /// <param name="now">The world now.</param>
    /// <param name="touched">The ids of what a person changed.</param>
    public string? FindChanged(WorldState before, WorldState start, WorldState now, IReadOnlySet<string> touched) =>
    (
        from item in start.AddedSince(before)
        where !touched.Contains(item.Id) && !(item.Kind == "grant" && _former.Loses(item))
        let there = now.Items.GetValueOrDefault(item.Id)
        where there is null || !ItemDifference.IsSameButSharing(item, there)
        select item.Id).FirstOrDefault();

    private List<string> AccountsBeside(Place place) => [.. _accounts.Where(id => id != place.AccountId)];

    private static IEnumerable<SnapshotView> SnapshotsOf(ImageView image, AccountView account) => account.Snapshots.Where(snapshot => image.Devices.Any(device => device.SnapshotId == snapshot.Id));

    private static IEnumerable<KeyView> KeysOf(Place place, ImageView image, AccountView account) =>
        account.Keys.Where(key => key.Arn.Contains($":{place.AccountId}:", StringComparison.Ordinal) && image.Devices.Any(device => device.KeyArn == key.Arn));

    private static bool IsFor(GrantView grant, ImageView image, string accountId) =>
        grant.Name == FormerHolders.GrantName(image.Id) && grant.Grantee.EndsWith($":{accountId}:root", StringComparison.Ordinal) && Operations.SetEquals(grant.Operations);

    private static IEnumerable<string> Texts(JsonElement root, string field) =>
        root.TryGetProperty("shareWith", out var sharing) && sharing.TryGetProperty(field, out var list) ? list.EnumerateArray().Select(text => text.GetString()!) : [];
}
