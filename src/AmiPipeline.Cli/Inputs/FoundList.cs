using System.Globalization;
using System.Text.Json.Nodes;
using AmiPipeline.Documents;
using AmiPipeline.Errors;
using AmiPipeline.Inventory;

namespace AmiPipeline.Cli.Inputs;

/// <summary>Images as <c>find</c> writes them, as CSV or JSON, perhaps after somebody has removed rows: a list of requests that convert them, what takes longest first.</summary>
internal static class FoundList
{
    private const string IdColumn = "imageId";

    // What find writes before a text that a spreadsheet would take for a formula.
    private const char FormulaPrefix = '\'';

    private sealed record Row(string Place, string ImageId, string Name, string? AccountId, string? Region, bool IsConvertible, IReadOnlyList<int> SnapshotsGiB);

    /// <summary>Whether a text is such a CSV file, whatever separates its columns.</summary>
    /// <param name="text">The text.</param>
    public static bool IsCsv(string text) => text.TrimStart('\uFEFF', '"').StartsWith(IdColumn, StringComparison.Ordinal);

    /// <summary>Whether a document is such a one.</summary>
    /// <param name="document">The document.</param>
    public static bool IsDocument(JsonNode? document) => document is JsonObject fields && fields["images"] is JsonArray && !fields.ContainsKey("source");

    /// <summary>The requests, each with its place in the text and where it belongs. None for images that are not available, or have no snapshots.</summary>
    /// <param name="csv">The CSV file.</param>
    /// <param name="key">The key for the snapshots.</param>
    /// <exception cref="RequestRefusedException">It is no CSV file with commas, has a column twice, or rows whose account or Region is none.</exception>
    public static IEnumerable<(string Place, JsonObject Request, RequestPlace Belongs)> FromCsv(string csv, string key)
    {
        var rows = CsvRows.Read(csv).ToList();
        var columns = Columns(rows[0].Fields);
        return Requests(rows.Skip(1).Select(row => FromRow($"row {row.Number}", name => columns.TryGetValue(name, out var at) && at < row.Fields.Count ? row.Fields[at] : null)), key);
    }

    /// <summary>The same for the JSON document.</summary>
    /// <param name="document">The document.</param>
    /// <param name="key">The key for the snapshots.</param>
    /// <exception cref="RequestRefusedException">Its account, or the Region of an image, is none.</exception>
    public static IEnumerable<(string Place, JsonObject Request, RequestPlace Belongs)> FromDocument(JsonNode document, string key) =>
        Requests(document["images"]!.AsArray().Select((image, index) => FromImage($"/images/{index}", image, Text(document, "accountId"))), key);

    // A spreadsheet may leave columns without a name at the end.
    private static Dictionary<string, int> Columns(IReadOnlyList<string> headings)
    {
        if (!headings.Contains(IdColumn))
        {
            throw new RequestRefusedException([new Problem("row 1", $"has no column {IdColumn}; columns must be separated by commas, not by semicolons or tabs")]);
        }

        var columns = headings.Index().Where(column => column.Item.Length > 0).ToLookup(column => column.Item, column => column.Index);
        return columns.FirstOrDefault(column => column.Skip(1).Any()) is { } twice
            ? throw new RequestRefusedException([new Problem("row 1", $"has the column {twice.Key} twice")])
            : columns.ToDictionary(column => column.Key, column => column.Single());
    }

    private static IEnumerable<(string Place, JsonObject Request, RequestPlace Belongs)> Requests(IEnumerable<Row> rows, string key)
    {
        var used = rows.Where(row => row.IsConvertible).ToList();
        List<Problem> problems = [.. used.SelectMany(ProblemsOf)];
        return problems.Count > 0
            ? throw new RequestRefusedException(problems)
            : LongestFirst.Order(used, row => row.SnapshotsGiB).Select(row => (row.Place, ConversionRequest.Create(row.ImageId, row.Name, key), new RequestPlace(row.AccountId, row.Region)));
    }

    // A spreadsheet writes 1.11122E+11, or takes away zeros: the image would be taken for one of any account.
    private static IEnumerable<Problem> ProblemsOf(Row row)
    {
        if (row.AccountId is not null && !AwsFormats.IsAccountId(row.AccountId))
        {
            yield return new Problem(row.Place, $"has the account {row.AccountId}; must be an account id of 12 digits");
        }

        if (row.Region is not null && !AwsFormats.IsRegion(row.Region))
        {
            yield return new Problem(row.Place, $"has the Region {row.Region}; must be the name of one, such as eu-west-1");
        }
    }

    // Columns that a person has removed say nothing.
    private static Row FromRow(string place, Func<string, string?> field) => new(
        place, field(IdColumn) ?? "", (field("name") ?? "").TrimStart(FormulaPrefix), Given(field("accountId")), Given(field("region")),
        ConversionRequest.IsPossible(field("state") ?? "available", (field("snapshotIds") ?? "any").Split(' ', StringSplitOptions.RemoveEmptyEntries).Length),
        [double.TryParse(field("sizeGiB"), NumberStyles.Float, CultureInfo.InvariantCulture, out var size) ? (int)size : 0]);

    private static string? Given(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private static Row FromImage(string place, JsonNode? image, string? accountId)
    {
        var devices = image is JsonObject && image["devices"] is JsonArray array ? array : [];
        return new(
            place, Text(image, IdColumn) ?? "", Text(image, "name") ?? "", accountId, Text(image, "region"),
            ConversionRequest.IsPossible(Text(image, "state") ?? "available", devices.Count),
            [.. devices.Select(device => device is JsonObject && device["sizeGiB"] is JsonValue value && value.TryGetValue(out int size) ? size : 0)]);
    }

    private static string? Text(JsonNode? node, string name) => node is JsonObject fields && fields[name] is JsonValue value && value.TryGetValue(out string? text) ? text : null;
}
