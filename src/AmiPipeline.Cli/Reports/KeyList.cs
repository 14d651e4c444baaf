using AmiPipeline.Plans;

namespace AmiPipeline.Cli.Reports;

/// <summary>The keys that a report names shortly, with their ARNs.</summary>
internal static class KeyList
{
    /// <summary>Adds them as facts.</summary>
    /// <param name="facts">The facts.</param>
    /// <param name="keys">ARNs or aliases; each is listed once.</param>
    /// <param name="names">Their short names.</param>
    public static Facts AddKeys(this Facts facts, IEnumerable<string?> keys, KeyNames names)
    {
        var all = keys.OfType<string>().Distinct().ToList();
        var width = all.Select(key => names.Of(key).Length).DefaultIfEmpty().Max();
        return facts.AddAll("Keys", all.Select(key => $"{names.Of(key).PadRight(width)}  {ArnOf(key)}"));
    }

    private static string ArnOf(string key) => key == AcceptedKey.AwsManagedAlias ? "not in use yet: its first use creates it" : key;
}
