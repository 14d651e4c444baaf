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

    /// <summary>The ids in the inventory of the grants that an image had.</summary>
    /// <param name="image">The image, and where it is.</param>
    /// <param name="start">The world when the execution began.</param>
    public static IEnumerable<string> Grants(KeyValuePair<Place, ImageView> image, WorldState start) =>
        from key in start.Views[image.Key].Keys
        from grant in key.Grants
        where grant.Name == GrantName(image.Value.Id)
        select $"{key.Id}/{grant.Id}";

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
    public bool Loses(InventoryItem grant) => IsToLose(Account().Match(grant.Text).Groups[1].Value);

    // "All" are those whom the pipeline has let, and not whom an owner has.
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

        private IReadOnlyList<string> Without(IReadOnlyList<string>? holders, bool isComplete) => [.. (holders ?? []).Where(holder => !isComplete || !all.IsToLose(holder))];
    }
}
