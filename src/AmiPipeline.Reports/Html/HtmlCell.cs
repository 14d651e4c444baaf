using System.Globalization;

namespace AmiPipeline.Reports.Html;

/// <summary>A cell of a table.</summary>
/// <param name="Text">Its text.</param>
/// <param name="Style">The class of its style; null for none.</param>
/// <param name="Hue">The hue of the key that the text names; null for no key.</param>
/// <param name="Link">Where the text leads; null for nowhere.</param>
/// <param name="Fold">What it says while it is closed; null for a cell that is always open.</param>
internal sealed record HtmlCell(string Text, string? Style = null, int? Hue = null, string? Link = null, HtmlFold? Fold = null)
{
    /// <summary>A cell with a text.</summary>
    /// <param name="text">The text.</param>
    public static implicit operator HtmlCell(string text) => new(text);

    /// <summary>A cell with an id or an ARN, in one line.</summary>
    /// <param name="text">The text.</param>
    public static HtmlCell Mono(string text) => new(text, "mono");

    /// <summary>A cell with a value that may be long.</summary>
    /// <param name="text">The text.</param>
    public static HtmlCell Value(string text) => new(text, "mono text");

    /// <summary>A cell with words that stay in one line, such as a Region or a date.</summary>
    /// <param name="text">The text.</param>
    public static HtmlCell Line(string text) => new(text, "line");

    /// <summary>A cell with an amount or a time, which are right-aligned.</summary>
    /// <param name="text">The text.</param>
    public static HtmlCell Number(string text) => new(text, "number");

    /// <summary>A cell with a count.</summary>
    /// <param name="count">The count.</param>
    public static HtmlCell Number(int count) => Number(count.ToString(CultureInfo.InvariantCulture));

    /// <summary>Writes it.</summary>
    /// <param name="markup">Where to.</param>
    /// <param name="element">Its element.</param>
    /// <param name="attributes">More attributes.</param>
    public void WriteTo(MarkupWriter markup, string element, params (string, object?)[] attributes)
    {
        if (Hue is null && Link is null && Fold is null)
        {
            markup.Element(element, Text, [.. attributes, ("class", Style)]);
            return;
        }

        if (Fold is { } fold)
        {
            using var folded = markup.Begin(element, attributes);
            using var details = markup.Begin("details", ("id", fold.Id));
            markup.Element("summary", fold.Summary);
            markup.Element("div", Text, ("class", Style));
            return;
        }

        using var cell = markup.Begin(element, [.. attributes, ("class", Style)]);
        if (Link is null)
        {
            markup.Element("span", Text, ("class", "key"), ("style", $"--hue: {Hue}"));
        }
        else
        {
            markup.Element("a", Text, ("href", Link));
        }
    }
}

/// <summary>What a cell says while it is closed.</summary>
/// <param name="Id">Its id in the page.</param>
/// <param name="Summary">The text.</param>
internal sealed record HtmlFold(string Id, string Summary);
