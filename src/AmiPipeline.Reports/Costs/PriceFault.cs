using System.Text.Json;
using System.Text.RegularExpressions;

namespace AmiPipeline.Reports.Costs;

/// <summary>Says what is wrong with a table of prices: where, and what would be right.</summary>
internal static partial class PriceFault
{
    private const string Fields = "region, item, of, usd, date and source";

    /// <summary>The fault that the reader found, without the names of its types.</summary>
    /// <param name="error">What it threw.</param>
    public static string Describe(JsonException error)
    {
        var place = Index().Replace(error.Path ?? "$", "/$1").Replace('.', '/').TrimStart('$');
        var field = place[(place.LastIndexOf('/') + 1)..];
        return Missing().Match(error.Message) is { Success: true } missing ? $"{Root(place)} lacks {missing.Groups[1].Value.Replace("'", "", StringComparison.Ordinal)}; a price has {Fields}, and only of may be missing."
            : Unknown().IsMatch(error.Message) ? $"{place} is not known; a price has {Fields}."
            : error.Message.Contains("could not be converted", StringComparison.Ordinal) || error.Message.Contains("null", StringComparison.Ordinal) ? $"{Root(place)} must be {Right(field)}."
            : $"it is not JSON: line {error.LineNumber + 1}.";
    }

    private static string Root(string place) => place.Length == 0 ? "it" : place;

    private static string Right(string field) => field switch
    {
        "usd" => "a number, such as 0.05",
        "date" => "a date, such as 2026-11-01",
        "region" or "item" or "of" or "source" => "a text",
        "prices" => "a list of prices",
        "" => "an object with the list prices",
        _ => $"an object: a price has {Fields}",
    };

    [GeneratedRegex(@"\[(\d+)\]")]
    private static partial Regex Index();

    [GeneratedRegex("missing required properties including: ([^.]*)")]
    private static partial Regex Missing();

    [GeneratedRegex("could not be mapped to any")]
    private static partial Regex Unknown();
}
