using System.Text.Json;
using AmiPipeline.Simulator.Inspection;

namespace AmiPipeline.Exploration.Trials;

/// <summary>What a request names, read by its published fields alone.</summary>
/// <param name="request">The request document.</param>
internal sealed class RequestedNames(string request)
{
    private readonly JsonElement _root = JsonDocument.Parse(request, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true }).RootElement;

    /// <summary>The request.</summary>
    public JsonElement Root => _root;

    /// <summary>The source image; null for an instance.</summary>
    public string? ImageId => Text(_root.GetProperty("source"), "imageId");

    /// <summary>The source instance; null for an image.</summary>
    public string? InstanceId => Text(_root.GetProperty("source"), "instanceId");

    /// <summary>The keys that the request names, in their order.</summary>
    public IEnumerable<string> Keys => Volumes.Select(volume => Text(volume, "kmsKeyId")).Append(Text(_root, "kmsKeyId")).OfType<string>().Where(key => key != "default");

    /// <summary>The volumes of the request.</summary>
    public IEnumerable<JsonElement> Volumes => _root.TryGetProperty("volumes", out var volumes) ? volumes.EnumerateArray() : [];

    /// <summary>The source image, where it is the account's own.</summary>
    public string? OwnImage(WorldState before) => ImageId is { } id && before.Home.Images.Any(image => image.Id == id) ? id : null;

    /// <summary>A key of the account that the request names, or else one that a source's snapshot is under.</summary>
    public string? Key(WorldState before)
    {
        var named = Keys.Select(key => Resolve(before.Home, key)?.Arn);
        var ofSource = before.Home.Images.Where(image => image.Id == ImageId).SelectMany(image => image.Devices).Select(device => device.KeyArn);
        return named.Concat(ofSource).OfType<string>().FirstOrDefault(arn => before.Home.Keys.Any(key => key.Arn == arn && !key.IsAwsManaged));
    }

    /// <summary>An alias that the request names and another key of the account, with a space between.</summary>
    public string? AliasAndOtherKey(WorldState before)
    {
        var alias = Keys.FirstOrDefault(key => key.StartsWith("alias/", StringComparison.Ordinal));
        var now = alias is null ? null : Resolve(before.Home, alias);
        var used = Keys.Select(key => Resolve(before.Home, key)?.Arn).ToHashSet();
        var other = before.Home.Keys.FirstOrDefault(key => key is { State: "Enabled", Spec: "SYMMETRIC_DEFAULT", IsAwsManaged: false } && !used.Contains(key.Arn));
        return now is null || other is null ? null : $"{alias} {other.Arn} {now.Arn}";
    }

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
}
