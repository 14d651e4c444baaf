using System.Globalization;
using AmiPipeline.Reports.Html;
using AmiPipeline.Reports.Texts;

namespace AmiPipeline.Reports.Lineage;

/// <summary>Draws the stages of a lineage.</summary>
/// <param name="markup">Where to.</param>
/// <param name="layout">The positions.</param>
/// <param name="palette">The keys' colors.</param>
/// <param name="keys">Short names of keys.</param>
internal sealed class LineageDrawing(MarkupWriter markup, LineageLayout layout, KeyPalette palette, KeyNames keys)
{
    private const int MaxId = 26;
    private const int MaxTitle = 22;
    private const int MaxKey = 20;
    private const string Key = "M0 5.5a5.5 5.5 0 1 1 10.6 2H19v3.5h-2.6v-2h-2v2h-2.6v-2h-1.2A5.5 5.5 0 0 1 0 5.5z M3.6 5.5a1.9 1.9 0 1 0 3.8 0a1.9 1.9 0 1 0-3.8 0z";

    /// <summary>Draws a stage with its volumes.</summary>
    /// <param name="stage">The stage.</param>
    public void Stage(LineageStage stage)
    {
        var box = layout[stage];
        markup.Empty("rect", ("class", stage.State != LineageState.Kept ? "panel temporary" : "panel"), ("x", box.X), ("y", box.Y), ("width", box.Width), ("height", box.Height), ("rx", 8));
        Title(stage, box);
        foreach (var part in stage.Parts.Where(part => part.Volumes.Count > 0))
        {
            if (part.HasHeading)
            {
                Heading(part, layout[part.Volumes[0]]);
            }

            foreach (var volume in part.Volumes)
            {
                Volume(volume, layout[volume]);
            }
        }
    }

    /// <summary>Draws a step's number.</summary>
    /// <param name="number">The number.</param>
    /// <param name="x">The middle.</param>
    /// <param name="y">The middle.</param>
    public void Badge(int number, int x, int y) => Badge(markup, number, x, y);

    /// <inheritdoc cref="Badge(int, int, int)"/>
    public static void Badge(MarkupWriter markup, int number, int x, int y)
    {
        markup.Empty("circle", ("class", "badge"), ("cx", x), ("cy", y), ("r", 9));
        markup.Element("text", number.ToString(CultureInfo.InvariantCulture), ("class", "on-badge"), ("x", x), ("y", y + 4), ("font-size", 11), ("font-weight", 600), ("text-anchor", "middle"));
    }

    private void Title(LineageStage stage, Box box)
    {
        var x = box.X + 12;
        if (stage.Step is { } step)
        {
            Badge(step, x + 8, box.Y + 20);
            x += 24;
        }

        Text(stage.Title, MaxTitle, "text", x, box.Y + 25, 15, ("font-weight", 600));
        var y = box.Y + 25;
        if (stage.Id is { } id)
        {
            Text(id, MaxId, "mono text", box.X + 12, y += 20, 12.5);
        }

        foreach (var line in stage.AboutLines)
        {
            Text(line, LineageStage.MaxLine, stage.State == LineageState.Missing ? "warn" : "muted", box.X + 12, y += 18, 12);
        }

        if (stage.Reason.Length > 0)
        {
            Text(stage.Reason, LineageStage.MaxLine, "warn", box.X + 12, y + 18, 12);
        }
    }

    private void Heading(LineagePart part, Box first)
    {
        var x = first.X + 2;
        foreach (var step in part.Steps)
        {
            Badge(step, x + 8, first.Y - 13);
            x += 22;
        }

        Text(part.Heading ?? "", 32, "muted", x + 2, first.Y - 9, 12);
    }

    private void Volume(LineageVolume volume, Box row)
    {
        markup.Empty("rect", ("class", "row"), ("x", row.X), ("y", row.Y), ("width", row.Width), ("height", row.Height), ("rx", 6));
        Text(volume.Name, MaxTitle, "mono text", row.X + 10, row.Y + 17, 12.5, ("font-weight", 600));
        if (volume.SizeGiB is { } size)
        {
            Text($"{size} GiB", 12, "muted", row.Right - 10, row.Y + 17, 12, ("text-anchor", "end"));
        }

        if (volume.Id is { } id)
        {
            Text(id, MaxId + 2, "mono muted", row.X + 10, row.Y + 32, 11.5);
        }

        switch (volume)
        {
            case { Encryption: LineageEncryption.None }:
                break;
            case { Encryption: LineageEncryption.Plain }:
                Chip("plain", null, "text", "not encrypted", row);
                break;
            case { Keys: [] }:
                Chip("plain", "text", "text", "key not reported", row);
                break;
            default:
                Chip($"chip k{palette.NumberOf(volume.Keys[0])}", "on-key", "on-key", string.Join(" or ", volume.Keys.Select(keys.Shorten)), row);
                break;
        }
    }

    private void Chip(string style, string? keyStyle, string textStyle, string text, Box row)
    {
        var y = row.Bottom - 25;
        markup.Empty("rect", ("class", style), ("x", row.X + 8), ("y", y), ("width", row.Width - 16), ("height", 19), ("rx", 9.5));
        if (keyStyle is not null)
        {
            markup.Empty("path", ("class", keyStyle), ("transform", $"translate({row.X + 16} {y + 4})"), ("fill-rule", "evenodd"), ("d", Key));
        }

        Text(text, MaxKey, $"mono {textStyle}", row.X + (keyStyle is null ? 18 : 42), y + 13.5, 12);
    }

    // What is cut is shown in full on hover.
    private void Text(string text, int max, string style, double x, double y, double size, params (string, object?)[] more)
    {
        (string, object?)[] attributes = [("class", style), ("x", x), ("y", y), ("font-size", size), .. more];
        if (text.Length <= max)
        {
            markup.Element("text", text, attributes);
            return;
        }

        using var shortened = markup.Begin("text", attributes);
        markup.Element("title", text);
        markup.Element("tspan", $"{text[..(max - 8)]}…{text[^7..]}");
    }
}
