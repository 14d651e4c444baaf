using System.Text.Json;
using System.Text.RegularExpressions;
using AmiPipeline.Exploration.Earlier;
using AmiPipeline.Exploration.Trials;
using AmiPipeline.Simulator.Inspection;

namespace AmiPipeline.Exploration.Oracles;

/// <summary>Those who could use the request's images when the execution began, and which of them <c>unshareFrom</c> takes them from.</summary>
internal sealed partial class FormerHolders
{
    private static readonly string[] Lists = ["accounts", "organizations", "organizationalUnits"];

    private readonly HashSet<string> _named;
    private readonly bool _isAll;

    /// <summary>Reads it.</summary>
    /// <param name="names">What the request names.</param>
    public FormerHolders(RequestedNames names)
    {
        var unsharing = names.Unsharing;
        _isAll = unsharing is { } field && field.TryGetProperty("all", out var all) && all.ValueKind == JsonValueKind.True;
        _named = unsharing is { } lists ? [.. Lists.SelectMany(list => lists.TryGetProperty(list, out var listed) ? listed.EnumerateArray().Select(text => text.GetString()!) : [])] : [];
    }

    /// <summary>The name of the grants on an image's keys.</summary>
    public static string GrantName(string imageId) => $"ami-pipeline:shared:{imageId}";

    /// <summary>Those of one image.</summary>
    /// <param name="image">The image, and where it is.</param>
    /// <param name="start">The world when the execution began.</param>
    public OfImage Of(KeyValuePair<Place, ImageView> image, WorldState start) => new(this, start.Views[image.Key], image.Value.Id);

    /// <summary>The ids in the inventory of the grants that an image had, and those that the accounts had made for themselves.</summary>
    /// <param name="image">The image, and where it is.</param>
    /// <param name="start">The world when the execution began.</param>
    public static IEnumerable<string> Grants(KeyValuePair<Place, ImageView> image, WorldState start) =>
        from key in start.Views[image.Key].Keys
        from grant in key.Grants
        where grant.Name == GrantName(image.Value.Id) || IsOwn(grant)
        select $"{key.Id}/{grant.Id}";

    /// <summary>A grant that an account which loses an image keeps on its keys, and a result does not name; null for none.</summary>
    /// <param name="image">The image, and where it is.</param>
    /// <param name="now">The world now.</param>
    /// <param name="output">The output.</param>
    public string? FindUnnamed(KeyValuePair<Place, ImageView> image, WorldState now, string output) => !_isAll && _named.Count == 0 ? null :
        (from key in now.Views[image.Key].Keys
         where image.Value.Devices.Any(device => device.KeyArn == key.Arn)
         from grant in key.Grants
         where IsOwn(grant) && !output.Contains(grant.Id, StringComparison.Ordinal)
         select $"the output does not name the grant {grant.Id} of {grant.Grantee}").FirstOrDefault();

    /// <summary>What a result says wrongly of those who had access; null for nothing.</summary>
    /// <param name="image">The image, and where it is.</param>
    /// <param name="begin">The world when the execution began.</param>
    /// <param name="output">The output.</param>
    public string? FindWronglyNamed(KeyValuePair<Place, ImageView> image, WorldState begin, JsonElement output)
    {
        var (place, view) = image;
        var item = output.GetProperty("sharing").GetProperty("items").EnumerateArray().FirstOrDefault(item => item.GetProperty("imageId").GetString() == view.Id);
        if (item.ValueKind != JsonValueKind.Object || !item.TryGetProperty("formerHolders", out var listed) || listed.ValueKind != JsonValueKind.Array)
        {
            return $"the output does not say who had access to {view.Id}";
        }

        var had = Of(image, begin).All().Where(IsToLose).ToHashSet();
        var named = listed.EnumerateArray().Select(holder => holder.GetString()!).ToHashSet();
        var isInPart = item.TryGetProperty("hasMoreFormerHolders", out var more) && more.ValueKind == JsonValueKind.True;
        return named.IsSubsetOf(had) && (isInPart || named.SetEquals(had)) ? null : $"the output says that {view.Id} was taken from {string.Join(", ", named.Order())}; it was from {string.Join(", ", had.Order())}";
    }

    private static bool IsOwn(GrantView grant) => grant.Grantee.EndsWith(FormerAccess.OwnRole, StringComparison.Ordinal);

    /// <summary>A grant on an image's keys of somebody who is to have lost it; null for none.</summary>
    /// <param name="image">The image, and where it is.</param>
    /// <param name="now">The world now.</param>
    public string? FindGrant(KeyValuePair<Place, ImageView> image, WorldState now) =>
        (from key in now.Views[image.Key].Keys
         from grant in key.Grants
         where grant.Name == GrantName(image.Value.Id) && IsToLose(Account().Match(grant.Grantee).Groups[1].Value)
         select $"{key.Arn} is still granted to {grant.Grantee}").FirstOrDefault();

    /// <summary>Whether a grant is of somebody who is to lose it.</summary>
    /// <param name="grant">The grant.</param>
    public bool Loses(InventoryItem grant) => grant.Text.StartsWith($"grant {GrantName("")}", StringComparison.Ordinal) && IsToLose(Account().Match(grant.Text).Groups[1].Value);

    // "All" are those to whom the pipeline has given access, and not those to whom an owner has.
    private bool IsToLose(string holder) => _isAll ? holder != FormerAccess.ByHand : _named.Contains(holder);

    [GeneratedRegex(@"arn:[^:]*:iam::(\d{12}):root")]
    private static partial Regex Account();

    /// <summary>Those of one image.</summary>
    /// <param name="all">All.</param>
    /// <param name="account">What was there when the execution began.</param>
    /// <param name="imageId">The image.</param>
    internal sealed class OfImage(FormerHolders all, AccountView account, string imageId)
    {
        /// <summary>Those who could launch it.</summary>
        /// <param name="isComplete">Without those who lose it.</param>
        public IReadOnlyList<string> Launchers(bool isComplete) => Without(account.Images.FirstOrDefault(image => image.Id == imageId)?.LaunchPermissions, isComplete);

        /// <summary>Those who could read a snapshot of it.</summary>
        /// <param name="snapshotId">The snapshot.</param>
        /// <param name="isComplete">Without those who lose it.</param>
        public IReadOnlyList<string> Readers(string snapshotId, bool isComplete) => Without(account.Snapshots.FirstOrDefault(snapshot => snapshot.Id == snapshotId)?.CreateVolumePermissions, isComplete);

        /// <summary>Those who could do anything with it that the pipeline gives.</summary>
        public IEnumerable<string> All() =>
        [
            .. Launchers(isComplete: false),
            .. account.Images.Where(image => image.Id == imageId).SelectMany(image => image.Devices).SelectMany(device => Readers(device.SnapshotId ?? "", isComplete: false)),
            .. account.Keys.SelectMany(key => key.Grants).Where(grant => grant.Name == GrantName(imageId)).Select(grant => Account().Match(grant.Grantee).Groups[1].Value),
        ];

        private IReadOnlyList<string> Without(IReadOnlyList<string>? holders, bool isComplete) => [.. (holders ?? []).Where(holder => !isComplete || !all.IsToLose(holder))];
    }
}
