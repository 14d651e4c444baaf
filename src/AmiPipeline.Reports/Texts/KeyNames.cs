using AmiPipeline.Plans;

namespace AmiPipeline.Reports.Texts;

/// <summary>Short names of keys: the alias if one is known, otherwise what the ARN ends with.</summary>
/// <param name="aliases">Aliases by key ARN.</param>
internal sealed class KeyNames(IReadOnlyDictionary<string, string> aliases)
{
    /// <summary>A key's short name.</summary>
    /// <param name="kmsKeyId">Its ARN, or an alias.</param>
    public string Shorten(string kmsKeyId) => aliases.GetValueOrDefault(kmsKeyId) ?? (Arn.TryParse(kmsKeyId, out var arn) ? arn.Resource : kmsKeyId);

    /// <summary>Keys with their short names and ARNs, in columns.</summary>
    /// <param name="keys">ARNs or aliases; each is listed once.</param>
    public IReadOnlyList<string> List(IEnumerable<string?> keys)
    {
        var all = keys.OfType<string>().Distinct().ToList();
        var width = all.Select(key => Shorten(key).Length).DefaultIfEmpty().Max();
        return [.. all.Select(key => $"{Shorten(key).PadRight(width)}  {ArnOf(key)}")];
    }

    private static string ArnOf(string key) => key == AcceptedKey.AwsManagedAlias ? "not in use yet: its first use creates it" : key;
}
