using System.Globalization;
using System.Text;

namespace AmiPipeline.Reports.Html;

/// <summary>Writes HTML and SVG as elements: what is text comes out as text, whatever characters it has, and every element is closed.</summary>
/// <param name="writer">Where to.</param>
internal sealed class MarkupWriter(TextWriter writer)
{
    private int _depth;

    /// <summary>Begins an element whose content follows; it ends when the result is disposed of.</summary>
    /// <param name="name">The element's name.</param>
    /// <param name="attributes">Its attributes; one without a value is left out.</param>
    public IDisposable Begin(string name, params (string Name, object? Value)[] attributes)
    {
        WriteLine($"<{name}{Attributes(attributes)}>");
        _depth++;
        return new OpenElement(this, name);
    }

    /// <summary>Writes an element that contains text.</summary>
    /// <param name="name">The element's name.</param>
    /// <param name="text">The text.</param>
    /// <param name="attributes">Its attributes; one without a value is left out.</param>
    public void Element(string name, string text, params (string Name, object? Value)[] attributes) =>
        WriteLine($"<{name}{Attributes(attributes)}>{Escape(text)}</{name}>");

    /// <summary>Writes an element that contains nothing.</summary>
    /// <param name="name">The element's name.</param>
    /// <param name="attributes">Its attributes; one without a value is left out.</param>
    public void Empty(string name, params (string Name, object? Value)[] attributes) => WriteLine($"<{name}{Attributes(attributes)}/>");

    /// <summary>Writes lines that are markup, a style or a script already: constants of this program, never data.</summary>
    /// <param name="markup">The lines.</param>
    public void Raw(string markup)
    {
        foreach (var line in markup.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n'))
        {
            WriteLine(line);
        }
    }

    /// <summary>A text as it is in an element or an attribute. What no document may contain, such as control characters, becomes U+FFFD.</summary>
    /// <param name="text">The text.</param>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '&' => escaped.Append("&amp;"),
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '"' => escaped.Append("&quot;"),
                '\n' or '\t' => escaped.Append((char)rune.Value),
                < ' ' or (>= 0x7f and < 0xa0) or 0xfffe or 0xffff => escaped.Append('\ufffd'),
                _ => escaped.Append(rune.ToString()),
            };
        }

        return escaped.ToString();
    }

    private void WriteLine(string line)
    {
        for (var level = 0; level < _depth; level++)
        {
            writer.Write("  ");
        }

        writer.Write(line);
        writer.Write('\n');
    }

    private static string Attributes((string Name, object? Value)[] attributes) =>
        string.Concat(attributes.Where(attribute => attribute.Value is not null).Select(attribute => $" {attribute.Name}=\"{Escape(Convert.ToString(attribute.Value, CultureInfo.InvariantCulture)!)}\""));

    private sealed class OpenElement(MarkupWriter markup, string name) : IDisposable
    {
        public void Dispose()
        {
            markup._depth--;
            markup.WriteLine($"</{name}>");
        }
    }
}
