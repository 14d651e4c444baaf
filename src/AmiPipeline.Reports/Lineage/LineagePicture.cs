using AmiPipeline.Reports.Html;
using AmiPipeline.Reports.Texts;

namespace AmiPipeline.Reports.Lineage;

/// <summary>Draws a lineage as SVG: a color for each key, what is not encrypted with a dashed outline, and the steps numbered.</summary>
/// <param name="graph">The lineage.</param>
/// <param name="keys">Short names of keys.</param>
internal sealed class LineagePicture(LineageGraph graph, KeyNames keys)
{
    private readonly LineageLayout _layout = new(graph);
    private readonly KeyPalette _palette = new(graph.Keys);

    /// <summary>The picture as a document of its own.</summary>
    /// <param name="title">Its title.</param>
    public string ToSvg(string title)
    {
        using var text = new StringWriter { NewLine = "\n" };
        Write(new MarkupWriter(text), title);
        return text.ToString();
    }

    /// <summary>Writes it, as a document or into a page.</summary>
    /// <param name="markup">Where to.</param>
    /// <param name="title">Its title.</param>
    /// <param name="id">What its ids begin with: a page with several pictures has another for each.</param>
    public void Write(MarkupWriter markup, string title, string id = "lineage-picture")
    {
        using var svg = markup.Begin(
            "svg", ("xmlns", "http://www.w3.org/2000/svg"), ("class", "lineage"), ("viewBox", $"0 0 {_layout.Width} {_layout.Height}"), ("width", _layout.Width), ("height", _layout.Height),
            ("role", "img"), ("aria-labelledby", $"{id}-title {id}-text"));
        markup.Element("title", title, ("id", $"{id}-title"));
        markup.Element("desc", string.Join("\n", new LineageText(graph, keys).Lines()), ("id", $"{id}-text"));
        using (markup.Begin("style"))
        {
            markup.Raw(LineageStyle.Create(_palette.Count));
        }

        markup.Empty("rect", ("class", "page"), ("width", _layout.Width), ("height", _layout.Height), ("rx", 8));
        var drawing = new LineageDrawing(markup, _layout, _palette, keys);
        foreach (var stage in graph.Stages.Concat(graph.Copies))
        {
            drawing.Stage(stage);
        }

        new LineageArrows(markup, _layout).Write(graph);
        foreach (var (index, step) in graph.Steps.Index())
        {
            var y = _layout.StepsTop + (index * LineageLayout.StepHeight) + 11;
            drawing.Badge(step.Number, LineageLayout.Margin + 9, y);
            markup.Element("text", step.Text, ("class", "text"), ("x", LineageLayout.Margin + 26), ("y", y + 4), ("font-size", 13));
        }
    }
}
