using AmiPipeline.Reports.Html;
using AmiPipeline.Reports.Texts;

namespace AmiPipeline.Cli.SimulatorConsole;

/// <summary>What every page of the console has around its sections: the way to the others, the clock, and where answers are shown.</summary>
internal static class ConsoleFrame
{
    /// <summary>The id of what a section has below its title.</summary>
    /// <param name="section">The section.</param>
    public static string BodyId(ConsoleSection section) => $"{section.Id}-body";

    /// <summary>What the clock shows.</summary>
    /// <param name="source">What the console shows.</param>
    public static string ClockText(ConsoleSource source) => $"{Wording.Moment(source.Clock.GetUtcNow())}, {(source.Clock.Speed > 1 ? $"{source.Clock.Speed:0} × real time" : "in real time")}";

    /// <summary>A page as a document.</summary>
    /// <param name="view">The page.</param>
    /// <param name="path">Its path and query.</param>
    /// <param name="version">The version of what it shows.</param>
    /// <param name="source">What the console shows.</param>
    public static string Render(ConsoleView view, string path, string version, ConsoleSource source)
    {
        using var text = new StringWriter { NewLine = "\n" };
        var markup = new MarkupWriter(text);
        var live = $"{ConsolePaths.Live}?path={Uri.EscapeDataString(path)}&since={Uri.EscapeDataString(version)}";
        markup.Raw("<!DOCTYPE html>");
        using (markup.Begin("html", ("lang", "en"), ("data-live", live)))
        {
            WriteHead(markup, view.Title);
            using var body = markup.Begin("body");
            WriteHeader(markup, path, source);
            using var main = markup.Begin("main", ("id", "main"));
            markup.Element("h1", view.Title);
            WriteContents(markup, view);
            foreach (var section in view.Sections)
            {
                using var element = markup.Begin("section", ("id", section.Id), ("aria-labelledby", $"{section.Id}-title"));
                markup.Element("h2", section.Title, ("id", $"{section.Id}-title"));
                using var content = markup.Begin("div", ("id", BodyId(section)));
                section.Write(markup);
            }
        }

        return text.ToString();
    }

    private static void WriteContents(MarkupWriter markup, ConsoleView view)
    {
        using var nav = markup.Begin("nav", ("aria-label", "Sections"));
        using var list = markup.Begin("ul");
        foreach (var section in view.Sections)
        {
            using var item = markup.Begin("li");
            markup.Element("a", section.Title, ("href", $"#{section.Id}"));
        }
    }

    private static void WriteHead(MarkupWriter markup, string title)
    {
        using var head = markup.Begin("head");
        markup.Raw(HtmlPage.Metadata);
        markup.Element("title", $"{title} · simulator");
        markup.Raw($"<link rel=\"icon\" href=\"{ConsolePaths.Icon}\">\n<link rel=\"stylesheet\" href=\"{ConsolePaths.Style}\">\n<script src=\"{ConsolePaths.Script}\" defer></script>");
    }

    private static void WriteHeader(MarkupWriter markup, string path, ConsoleSource source)
    {
        markup.Element("a", "Skip to the content", ("class", "skip"), ("href", "#main"));
        using var header = markup.Begin("header");
        using (markup.Begin("nav", ("aria-label", "Console")))
        {
            Link("Overview", ConsolePaths.Root);
            Link("Calls", ConsolePaths.Calls);
        }

        using (markup.Begin("div", ("class", "clock")))
        {
            markup.Element("span", "Clock", ("class", "muted"));
            markup.Element("span", ClockText(source), ("id", "clock"));
            using var form = ConsoleForms.Begin(markup, "advance");
            markup.Element("button", "Skip an hour", ("name", "seconds"), ("value", 3600));
        }

        // It must be there before it says something.
        markup.Element("p", "", ("id", "status"), ("role", "status"));

        void Link(string name, string to) => markup.Element("a", name, ("href", to), ("aria-current", path == to ? "page" : null));
    }
}
