using System.Text.Json;
using AmiPipeline.Simulator.Inspection;

namespace AmiPipeline.Exploration.Trials;

/// <summary>What a request names, read by its published fields alone.</summary>
/// <param name="request">The request document.</param>
/// <param name="home">The executing account and its Region.</param>
/// <param name="regions">The Regions that every account has enabled and the deployment allows.</param>
internal sealed class RequestedNames(string request, Place home, IReadOnlyCollection<string> regions)
{
    private const string EveryRegion = "all";

    // What an entry of copies.accounts says besides its account and its Regions.
    private static readonly JsonElement Nothing = JsonDocument.Parse("{}").RootElement;

    private readonly JsonElement _root = JsonDocument.Parse(request, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true }).RootElement;

    /// <summary>The request.</summary>
    public JsonElement Root => _root;

    /// <summary>Where the image is made.</summary>
    public Place Home => home;

    /// <summary>Where images are to be in the end: the image's own place, unless only its copies stay, and those of its copies.</summary>
    public IReadOnlyList<Place> Places => field ??= KeepsSource ? [home, .. Copies.Keys] : [.. Copies.Keys];

    /// <summary>The source image; null for an instance.</summary>
    public string? ImageId => Text(_root.GetProperty("source"), "imageId");

    /// <summary>The source instance; null for an image.</summary>
    public string? InstanceId => Text(_root.GetProperty("source"), "instanceId");

    /// <summary>Whether what already exists as requested is kept, whatever its name.</summary>
    public bool KeepsExisting => _root.TryGetProperty("skipIfCompliant", out var keeps) && keeps.ValueKind == JsonValueKind.True;

    /// <summary>Whether each execution gives the image another name, so that the same request makes another image.</summary>
    public bool IsNamedByExecution => request.Contains("{execution}", StringComparison.Ordinal);

    /// <summary>The field by which older images go; null if the request lets none go.</summary>
    public JsonElement? Retention => Object("retention");

    /// <summary>How many of the newest images of the family stay in each place, if older ones go: 1 if that is no number, and the request will be refused.</summary>
    public int KeepLatest => Retention is { } retention && retention.TryGetProperty("keepLatest", out var kept) && kept.ValueKind == JsonValueKind.Number && kept.TryGetInt32(out var number) ? number : 1;

    /// <summary>The field by which some lose their access; null if nobody does.</summary>
    public JsonElement? Unsharing => Object("unshareFrom");

    /// <summary>The volumes of the request.</summary>
    public IEnumerable<JsonElement> Volumes => VolumesOf(_root);

    /// <summary>The copies of the image, by where they are to be.</summary>
    public IReadOnlyDictionary<Place, JsonElement> Copies => field ??= ReadCopies();

    /// <summary>The volumes of the request or of a copy.</summary>
    /// <param name="element">It.</param>
    public static IEnumerable<JsonElement> VolumesOf(JsonElement element) => element.TryGetProperty("volumes", out var volumes) ? volumes.EnumerateArray() : [];

    /// <summary>The keys that the request names for its image or a copy, in their order.</summary>
    /// <param name="element">The request or a copy.</param>
    public static IEnumerable<string> KeysOf(JsonElement element) =>
        VolumesOf(element).Select(volume => Text(volume, "kmsKeyId")).Append(Text(element, "kmsKeyId")).OfType<string>().Where(key => key != "default");

    /// <summary>The key of an account that a text names: by alias, ARN or id.</summary>
    public static KeyView? Resolve(AccountView account, string key)
    {
        var name = key.StartsWith("arn:", StringComparison.Ordinal) ? key[(key.LastIndexOf(':') + 1)..] : key;
        return name.StartsWith("alias/", StringComparison.Ordinal)
            ? account.Keys.FirstOrDefault(candidate => candidate.Aliases.Contains(name))
            : account.Keys.FirstOrDefault(candidate => candidate.Id == name.Replace("key/", "", StringComparison.Ordinal));
    }

    /// <summary>A field's text; null if it is absent.</summary>
    public static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    // "false" takes the image away that the copies are made of.
    private bool KeepsSource => !(_root.TryGetProperty("copies", out var copies) && copies.TryGetProperty("keepSource", out var keeps) && keeps.ValueKind == JsonValueKind.False);

    private JsonElement? Object(string name) => _root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object ? value : null;

    private static JsonElement.ArrayEnumerator Entries(JsonElement element, string name) => element.TryGetProperty(name, out var list) ? list.EnumerateArray() : default;

    private static JsonElement.ObjectEnumerator Accounts(JsonElement copies) => copies.TryGetProperty("accounts", out var accounts) ? accounts.EnumerateObject() : default;

    private Dictionary<Place, JsonElement> ReadCopies() => _root.TryGetProperty("copies", out var copies)
        ? Entries(copies, "to").SelectMany(copy => PlacesOf(Text(copy, "accountId") ?? home.AccountId, copy, "regions").Select(place => (Place: place, Copy: copy)))
            .Concat(Accounts(copies).SelectMany(account => PlacesOf(account.Name, account.Value).Select(place => (Place: place, Copy: Nothing))))
            // A place that is named twice is refused, or is one of "all" too: the first says what is requested there.
            .DistinctBy(copy => copy.Place).ToDictionary(copy => copy.Place, copy => copy.Copy)
        : [];

    private IEnumerable<Place> PlacesOf(string accountId, JsonElement copy, string field) =>
        Text(copy, "region") is { } region ? [new Place(accountId, region)] : copy.TryGetProperty(field, out var list) ? PlacesOf(accountId, list) : [];

    private IEnumerable<Place> PlacesOf(string accountId, JsonElement list) => list.ValueKind == JsonValueKind.Array
        ? list.EnumerateArray().Where(region => region.ValueKind == JsonValueKind.String).Select(region => new Place(accountId, region.GetString()!))
        : list.ValueKind == JsonValueKind.String && list.ValueEquals(EveryRegion) ? regions.Select(region => new Place(accountId, region)).Where(place => place != home) : [];
}
