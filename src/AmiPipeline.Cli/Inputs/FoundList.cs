using System.Globalization;
using System.Text.Json.Nodes;
using AmiPipeline.Documents;
using AmiPipeline.Inventory;
using AmiPipeline.StatesLanguage.Maps;

namespace AmiPipeline.Cli.Inputs;

/// <summary>Images as <c>find</c> writes them, as CSV or JSON, perhaps after somebody has removed rows: a list of requests that convert them, what takes longest first.</summary>
internal static class FoundList
{
    private const string IdColumn = "imageId";

    private sealed record Row(string Place, string ImageId, string Name, RequestPlace Belongs, bool IsConvertible, IReadOnlyList<int> SnapshotsGiB);

    /// <summary>Whether a text is such a CSV file.</summary>
    /// <param name="text">The text.</param>
    public static bool IsCsv(string text) => text.TrimStart('\uFEFF') is var start && (start.StartsWith(IdColumn + ",", StringComparison.Ordinal) || start.StartsWith($"\"{IdColumn}\",", StringComparison.Ordinal));

    /// <summary>Whether a document is such a one.</summary>
    /// <param name="document">The document.</param>
    public static bool IsDocument(JsonNode? document) => document is JsonObject fields && fields["images"] is JsonArray && !fields.ContainsKey("source");

    /// <summary>The requests, each with its place in the text and where it belongs. None for images that are not available, or have no snapshots.</summary>
    /// <param name="csv">The CSV file.</param>
    /// <param name="key">The key for the snapshots.</param>
    public static IEnumerable<(string Place, JsonObject Request, RequestPlace Belongs)> FromCsv(string csv, string key)
    {
        var rows = CsvText.ReadRows(csv, ',').ToList();
        var columns = rows[0].Index().ToDictionary(column => column.Item, column => column.Index);
        return Requests(rows.Index().Skip(1).Select(row => FromRow($"row {row.Index + 1}", name => columns.TryGetValue(name, out var at) && at < row.Item.Length ? row.Item[at] : null)), key);
    }

    /// <summary>The same for the JSON document.</summary>
    /// <param name="document">The document.</param>
    /// <param name="key">The key for the snapshots.</param>
    public static IEnumerable<(string Place, JsonObject Request, RequestPlace Belongs)> FromDocument(JsonNode document, string key) =>
        Requests(document["images"]!.AsArray().Select((image, index) => FromImage($"/images/{index}", image, Text(document, "accountId"))), key);

    private static IEnumerable<(string Place, JsonObject Request, RequestPlace Belongs)> Requests(IEnumerable<Row> rows, string key) =>
        LongestFirst.Order(rows.Where(row => row.IsConvertible), row => row.SnapshotsGiB).Select(row => (row.Place, ConversionRequest.Create(row.ImageId, row.Name, key), row.Belongs));

    // Columns that a person has removed say nothing.
    private static Row FromRow(string place, Func<string, string?> field) => new(
        place, field(IdColumn) ?? "", field("name") ?? "", Belongs(field("ownerId"), field("region")),
        ConversionRequest.IsPossible(field("state") ?? "available", (field("snapshotIds") ?? "any").Split(' ', StringSplitOptions.RemoveEmptyEntries).Length),
        [double.TryParse(field("sizeGiB"), NumberStyles.Float, CultureInfo.InvariantCulture, out var size) ? (int)size : 0]);

    private static Row FromImage(string place, JsonNode? image, string? accountId)
    {
        var devices = image is JsonObject && image["devices"] is JsonArray array ? array : [];
        return new(
            place, Text(image, IdColumn) ?? "", Text(image, "name") ?? "", Belongs(accountId, Text(image, "region")),
            ConversionRequest.IsPossible(Text(image, "state") ?? "available", devices.Count),
            [.. devices.Select(device => device is JsonObject && device["sizeGiB"] is JsonValue value && value.TryGetValue(out int size) ? size : 0)]);
    }

    private static RequestPlace Belongs(string? accountId, string? region) =>
        new(accountId is not null && AwsFormats.IsAccountId(accountId) ? accountId : null, region is not null && AwsFormats.IsRegion(region) ? region : null);

    private static string? Text(JsonNode? node, string name) => node is JsonObject fields && fields[name] is JsonValue value && value.TryGetValue(out string? text) ? text : null;
}
