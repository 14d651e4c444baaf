using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using AmiPipeline.Reports.Html;
using AmiPipeline.StatesLanguage.History;

namespace AmiPipeline.Reports.Pages;

/// <summary>The request that the execution was started with, and the keys by their ARNs.</summary>
internal static class RequestSection
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes it.</summary>
    /// <param name="markup">Where to.</param>
    /// <param name="content">The report's content.</param>
    public static void Write(MarkupWriter markup, ReportContent content)
    {
        var request = content.Report.History.FirstOrDefault(one => one.Type == HistoryEventType.ExecutionStarted)?.Input;
        if (request is null)
        {
            markup.Element("p", "The history does not have it.");
        }
        else
        {
            markup.Element("pre", Indent(request), ("tabindex", 0));
        }

        if (content.Lineage is { Keys: { Count: > 0 } keys })
        {
            var table = new HtmlTable("Keys by their names here", "Key", "ARN");
            foreach (var key in keys)
            {
                table.Add(content.Key(key), HtmlCell.Mono(key));
            }

            table.WriteTo(markup);
        }
    }

    private static string Indent(string json)
    {
        using var document = JsonDocument.Parse(json);
        using var buffer = new MemoryStream();
        using (var indented = new Utf8JsonWriter(buffer, Indented))
        {
            document.WriteTo(indented);
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }
}
