using System.Globalization;
using AmiPipeline.Reports.Html;

namespace AmiPipeline.Benchmarks.Scale;

/// <summary>Draws how many images were done over time, against the fastest that the quota allows.</summary>
/// <param name="trial">The fleet.</param>
internal sealed class ProgressPlot(FleetTrial trial)
{
    private const int Width = 760;
    private const int Height = 380;
    private const int Left = 70;
    private const int Right = 20;
    private const int Top = 44;
    private const int Bottom = 50;
    private const int Lines = 4;

    // Enough for its width; each image would be a point of its own.
    private const int Points = 200;

    private readonly double _hours = Math.Ceiling(trial.Took.TotalHours / Lines) * Lines;
    private readonly int _images = trial.World.Images;

    /// <summary>The picture as a document of its own.</summary>
    public string ToSvg()
    {
        using var text = new StringWriter { NewLine = "\n" };
        var markup = new MarkupWriter(text);
        using (markup.Begin("svg", ("xmlns", "http://www.w3.org/2000/svg"), ("viewBox", $"0 0 {Width} {Height}"), ("width", Width), ("height", Height), ("role", "img"), ("aria-labelledby", "scale-title"), ("font-family", "system-ui, sans-serif"), ("font-size", 13)))
        {
            markup.Element("title", $"{_images} images: in {trial.World.Locations.Count} accounts and Regions: done over time, and the least that all of them take", ("id", "scale-title"));
            markup.Empty("rect", ("width", Width), ("height", Height), ("rx", 8), ("fill", "#ffffff"));
            Axes(markup);
            Line(markup, [(trial.Minimum.TotalHours, 0), (trial.Minimum.TotalHours, _images)], "#59636e", "6 4");
            Line(markup, [(0, 0), .. Sampled()], "#0550ae", null);
            Legend(markup);
        }

        return text.ToString();
    }

    private IEnumerable<(double Hours, double Images)> Sampled()
    {
        var step = Math.Max(1, trial.Ends.Count / Points);
        return trial.Ends.Index().Where(end => (end.Index + 1) % step == 0 || end.Index == trial.Ends.Count - 1).Select(end => (end.Item.TotalHours, end.Index + 1.0));
    }

    private void Axes(MarkupWriter markup)
    {
        for (var line = 0; line <= Lines; line++)
        {
            var (hours, images) = (_hours * line / Lines, _images * line / Lines);
            markup.Empty("line", ("x1", X(0)), ("x2", X(_hours)), ("y1", Y(images)), ("y2", Y(images)), ("stroke", "#d0d7de"));
            markup.Element("text", $"{images}", ("x", Left - 8), ("y", Y(images)), ("text-anchor", "end"), ("dominant-baseline", "middle"), ("fill", "#1f2328"));
            markup.Element("text", $"{Number(hours)} h", ("x", X(hours)), ("y", Height - Bottom + 20), ("text-anchor", "middle"), ("fill", "#1f2328"));
        }
    }

    private void Legend(MarkupWriter markup)
    {
        markup.Element("text", "images done", ("x", Left), ("y", 24), ("fill", "#0550ae"));
        markup.Element("text", $"the least that {FleetTrial.Slots} copies at once in each account and Region take for all of them", ("x", Left + 110), ("y", 24), ("fill", "#59636e"));
    }

    private void Line(MarkupWriter markup, IEnumerable<(double Hours, double Images)> points, string color, string? dashes) => markup.Empty(
        "polyline", ("points", string.Join(' ', points.Select(point => $"{X(point.Hours)},{Y(point.Images)}"))), ("fill", "none"), ("stroke", color), ("stroke-width", 2), ("stroke-dasharray", dashes));

    private string X(double hours) => Number(Left + (hours / _hours * (Width - Left - Right)));

    private string Y(double images) => Number(Height - Bottom - (images / _images * (Height - Top - Bottom)));

    private static string Number(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);
}
