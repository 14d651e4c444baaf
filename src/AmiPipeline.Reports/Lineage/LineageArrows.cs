using AmiPipeline.Reports.Html;

namespace AmiPipeline.Reports.Lineage;

/// <summary>Draws what leads from stage to stage: the calls, with their numbers, and a line for the content of each volume.</summary>
/// <param name="markup">Where to.</param>
/// <param name="layout">The positions.</param>
internal sealed class LineageArrows(MarkupWriter markup, LineageLayout layout)
{
    private const int TitleMiddle = 20;

    /// <summary>Draws them.</summary>
    /// <param name="graph">The lineage.</param>
    public void Write(LineageGraph graph)
    {
        foreach (var stage in graph.Stages)
        {
            if (stage.Column > 0 && graph.Stages.LastOrDefault(before => before.Column < stage.Column) is { } last)
            {
                Call(stage, layout[last].Right, layout[stage]);
            }

            foreach (var volume in stage.Parts.SelectMany(part => part.Volumes).Where(volume => volume.From is not null))
            {
                Content(layout[volume.From!], layout[volume]);
            }
        }

        if (graph.Copies.Count > 0)
        {
            var top = layout[graph.Copies[0]].Y;
            Copies([.. graph.Copies.Where(copy => layout[copy].Y == top).Select(copy => layout[copy])], layout[graph.Stages[^1]]);
        }

        foreach (var copy in graph.Copies)
        {
            foreach (var step in copy.MadeBy)
            {
                LineageDrawing.Badge(markup, step, layout[copy].Right - 20, layout[copy].Y + TitleMiddle);
            }
        }
    }

    private void Call(LineageStage stage, int from, Box to)
    {
        var y = to.Y + TitleMiddle;
        Arrow($"M{from + 8} {y}H{to.X - 14}", $"M{to.X - 16} {y - 6}l12 6l-12 6z");
        foreach (var (index, step) in stage.MadeBy.Index())
        {
            LineageDrawing.Badge(markup, step, ((from + to.X) / 2) - 3 + (index * 22) - ((stage.MadeBy.Count - 1) * 11), y - 14);
        }
    }

    private void Content(Box from, Box to)
    {
        // In one column there is no way from one to the other that crosses nothing.
        if (from.X == to.X)
        {
            return;
        }

        var (x, end) = (from.Right, to.X - 5);
        var middle = (x + end) / 2;
        Arrow($"M{x} {from.Middle}C{middle} {from.Middle} {middle} {to.Middle} {end} {to.Middle}", $"M{end - 2} {to.Middle - 4}l7 4l-7 4z", 1.25);
    }

    // A line from the image along the first row of copies, with an arrow down to each.
    private void Copies(IReadOnlyList<Box> copies, Box image)
    {
        var x = image.X + (image.Width / 2);
        var y = copies[0].Y - 26;
        markup.Empty("path", ("class", "line"), ("stroke-width", 2), ("d", $"M{x} {image.Bottom + 4}V{y}"));
        foreach (var middle in copies.Select(copy => copy.X + (copy.Width / 2)))
        {
            Arrow($"M{x} {y}H{middle}V{copies[0].Y - 12}", $"M{middle - 6} {copies[0].Y - 14}l6 12l6 -12z");
        }
    }

    private void Arrow(string line, string head, double width = 2)
    {
        markup.Empty("path", ("class", "line"), ("stroke-width", width), ("d", line));
        markup.Empty("path", ("class", "head"), ("d", head));
    }
}
