using System.Text.Json;
using AmiPipeline.Simulator.Inspection;

namespace AmiPipeline.Exploration.Trials;

/// <summary>What a request names, read by its published fields alone.</summary>
/// <param name="request">The request document.</param>
/// <param name="home">The executing account and its Region.</param>
internal sealed class RequestedNames(string request, Place home)
{
    private const string EveryRegion = "all";

    private const string Unshare = "unshareFrom";

    private const string Retention = "retention";

    // What an entry of copies.accounts says beside its account and its Regions.
    private static readonly JsonElement Nothing = JsonDocument.Parse("{}").RootElement;

    private readonly JsonElement _root = JsonDocument.Parse(request, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true }).RootElement;

    /// <summary>The request.</summary>
    public JsonElement Root => _root;

    /// <summary>Where the image is to be.</summary>
    public Place Home => home;

    /// <summary>The source image; null for an instance.</summary>
    public string? ImageId => Text(_root.GetProperty("source"), "imageId");

    /// <summary>The source instance; null for an image.</summary>
    public string? InstanceId => Text(_root.GetProperty("source"), "instanceId");

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

    /// <summary>The field that asks for what no oracle here knows: Regions that depend on the account, no image of its own, or a change to images that are there. Null if there is none.</summary>
    public string? FieldWithoutOracle => _root.TryGetProperty(Unshare, out _) ? Unshare
        : _root.TryGetProperty(Retention, out _) ? Retention
        : !_root.TryGetProperty("copies", out var copies) ? null
        : copies.TryGetProperty("keepSource", out var keeps) && keeps.ValueKind == JsonValueKind.False ? "copies.keepSource"
        : Entries(copies, "to").Any(copy => Text(copy, "regions") == EveryRegion) ? "copies.to"
        : Accounts(copies).Any(account => account.Value.ValueKind == JsonValueKind.String) ? "copies.accounts"
        : null;

    private static JsonElement.ArrayEnumerator Entries(JsonElement element, string name) => element.TryGetProperty(name, out var list) ? list.EnumerateArray() : default;

    private static JsonElement.ObjectEnumerator Accounts(JsonElement copies) => copies.TryGetProperty("accounts", out var accounts) ? accounts.EnumerateObject() : default;

    private Dictionary<Place, JsonElement> ReadCopies() => _root.TryGetProperty("copies", out var copies)
        ? Entries(copies, "to").SelectMany(copy => Regions(copy).Select(region => (Place: new Place(Text(copy, "accountId") ?? home.AccountId, region), Copy: copy)))
            .Concat(Accounts(copies).SelectMany(account => account.Value.EnumerateArray().Select(region => (Place: new Place(account.Name, region.GetString()!), Copy: Nothing))))
            .ToDictionary(copy => copy.Place, copy => copy.Copy)
        : [];

    private static IEnumerable<string> Regions(JsonElement copy) =>
        Text(copy, "region") is { } region ? [region] : Entries(copy, "regions").Select(each => each.GetString()!);
}
