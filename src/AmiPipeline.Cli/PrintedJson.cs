using System.Text.Encodings.Web;
using System.Text.Json;

namespace AmiPipeline.Cli;

/// <summary>How documents are printed: quotes and angle brackets stay readable, since nothing embeds them in HTML.</summary>
internal static class PrintedJson
{
    /// <summary>The documents' types with that encoding.</summary>
    public static CliJson Types { get; } = new(new JsonSerializerOptions(CliJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
