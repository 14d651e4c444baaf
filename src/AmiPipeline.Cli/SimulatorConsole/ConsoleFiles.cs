using System.Globalization;
using System.Text;
using AmiPipeline.Reports.Html;
using AmiPipeline.Reports.Lineage;

namespace AmiPipeline.Cli.SimulatorConsole;

/// <summary>What a page of the console loads besides itself, all from this program.</summary>
internal static class ConsoleFiles
{
    /// <summary>How many keys have their own color; further ones have those again.</summary>
    public const int KeyColors = 24;

    /// <summary>The script.</summary>
    public static string Script { get; } = Read("console.js");

    /// <summary>The style sheet: that of all pages, and the console's own.</summary>
    public static string Style { get; } = string.Join('\n', HtmlPage.BaseStyle, Read("console.css"), Keys());

    /// <summary>The icon.</summary>
    public const string Icon = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect width="16" height="16" rx="4" fill="#0550ae"/><path d="M4 5h8v2H4zm0 4h5v2H4z" fill="#fff"/></svg>""";

    private static string Keys()
    {
        var rules = new StringBuilder();
        for (var number = 0; number < KeyColors; number++)
        {
            rules.Append(CultureInfo.InvariantCulture, $".k{number} {{ --hue: {KeyPalette.HueOf(number)} }}\n");
        }

        return rules.ToString();
    }

    private static string Read(string name)
    {
        using var stream = typeof(ConsoleFiles).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The resource {name} is missing from this program.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
