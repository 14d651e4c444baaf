using AmiPipeline.Reports.Html;
using AmiPipeline.Reports.Texts;
using AmiPipeline.Simulator.Inspection;

namespace AmiPipeline.Cli.SimulatorConsole;

/// <summary>Keys as cells of tables: by their aliases, and each in its color.</summary>
/// <param name="places">The accounts and Regions whose keys there are.</param>
/// <param name="first">Those that get the first colors, as in a picture beside them. Default: none.</param>
internal sealed class KeyCells(IReadOnlyList<AccountView> places, IEnumerable<string>? first = null)
{
    private readonly Dictionary<string, int> _numbers = (first ?? []).Concat(places.SelectMany(place => place.Keys).Select(key => key.Arn)).Distinct().Index().ToDictionary(key => key.Item, key => key.Index % ConsoleFiles.KeyColors);

    /// <summary>Short names of the keys.</summary>
    public KeyNames Names { get; } = ConsoleSource.Names(places);

    /// <summary>The key of a volume or snapshot.</summary>
    /// <param name="arn">The key's ARN; null for one that is not encrypted.</param>
    public HtmlCell Encryption(string? arn) => arn is null ? new("not encrypted", "muted") : Key(arn, Names.Shorten(arn));

    /// <summary>A key by a name.</summary>
    /// <param name="arn">The key's ARN.</param>
    /// <param name="text">The name.</param>
    public HtmlCell Key(string arn, string text) => new(text, _numbers.TryGetValue(arn, out var number) ? $"key k{number}" : "key");
}
