namespace AmiPipeline.Reports.Html;

/// <summary>The frame of every page: one file that needs no network, light or dark as the reader's system is, and fit to be printed.</summary>
internal static class HtmlPage
{
    /// <summary>The rules that all pages have.</summary>
    public const string BaseStyle = """
        :root { color-scheme: light dark; --back: #ffffff; --panel: #f6f8fa; --text: #1f2328; --muted: #59636e; --line: #d0d7de; --link: #0550ae; --good: #116329; --bad: #a40e26; --warn: #7d4e00;
          --good-back: #dafbe1; --calm-back: #eaf1fb; --bad-back: #ffdcd7; --key-saturation: 70%; --key-lightness: 27% }
        @media screen and (prefers-color-scheme: dark) { :root { --back: #0d1117; --panel: #151b23; --text: #f0f6fc; --muted: #9198a1; --line: #3d444d; --link: #79c0ff; --good: #7ee787; --bad: #ff9c94; --warn: #ffc680;
          --good-back: #12331c; --calm-back: #16263d; --bad-back: #4c1518; --key-saturation: 75%; --key-lightness: 75% } }
        * { box-sizing: border-box }
        body { font: 15px/1.5 system-ui, "Segoe UI", Helvetica, Arial, sans-serif; color: var(--text); background: var(--back); margin: 0 }
        main { max-width: 1500px; margin: 0 auto; padding: 1rem clamp(.75rem, 3vw, 2.5rem) 3rem }
        h1 { font-size: 1.5rem; line-height: 1.25; overflow-wrap: anywhere } h2 { font-size: 1.2rem; margin: 2rem 0 .5rem; border-bottom: 1px solid var(--line) } h3 { font-size: 1rem; margin: 1.25rem 0 .25rem }
        a { color: var(--link) } code, pre, .mono { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; font-size: .875em }
        pre { background: var(--panel); border: 1px solid var(--line); border-radius: 6px; padding: .75rem; overflow-x: auto; margin: .5rem 0 }
        details summary { cursor: pointer; padding: .25rem 0 } .scroll { overflow-x: auto } :focus-visible { outline: 3px solid var(--link); outline-offset: 2px }
        table { border-collapse: collapse; margin: .5rem 0 } caption { text-align: left; color: var(--muted); padding-bottom: .25rem }
        th, td { border: 1px solid var(--line); padding: .25rem .5rem; text-align: left; vertical-align: top } thead th { background: var(--panel) } td.number { text-align: right; white-space: nowrap }
        th.mono, td.mono, td.line, th.line { white-space: nowrap } td.mono.text { white-space: normal; overflow-wrap: anywhere; min-width: 16ch } .lines { white-space: pre-line } pre.lines { white-space: pre-wrap; overflow-wrap: anywhere } .muted { color: var(--muted) } .good { color: var(--good) } .bad { color: var(--bad) } .warn { color: var(--warn) }
        @media screen and (max-width: 600px) { td { min-width: 7rem } td.lines { min-width: 20rem } td.number, td.line { min-width: 0 } }
        @media print { body { font-size: 11px } main { max-width: none; padding: 0 } .scroll { overflow: visible } th, td, td.line, td.number, td.mono, th.mono, th a { padding: .1rem .3rem; min-width: 0; white-space: normal; overflow-wrap: anywhere } td.lines { white-space: pre-line } pre { white-space: pre-wrap } table, figure { break-inside: auto } tr, h2, h3 { break-inside: avoid; break-after: auto } nav, .screen { display: none } }
        """;

    /// <summary>What the head of every page begins with.</summary>
    public const string Metadata = "<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">";

    /// <summary>Begins a page; it ends when the result is disposed of.</summary>
    /// <param name="markup">Where to.</param>
    /// <param name="title">Its title.</param>
    /// <param name="style">More rules. Default: none.</param>
    public static IDisposable Begin(MarkupWriter markup, string title, string style = "")
    {
        markup.Raw("<!DOCTYPE html>");
        var html = markup.Begin("html", ("lang", "en"));
        using (markup.Begin("head"))
        {
            markup.Raw(Metadata);
            markup.Element("title", title);
            using (markup.Begin("style"))
            {
                markup.Raw(BaseStyle);
                markup.Raw(style);
            }
        }

        return new OpenPage(markup.Begin("body"), html, markup.Begin("main"));
    }

    /// <summary>Begins a region that scrolls if its content is wider than the page; it ends when the result is disposed of.</summary>
    /// <param name="markup">Where to.</param>
    /// <param name="name">What it shows.</param>
    public static IDisposable Scroll(MarkupWriter markup, string name) =>
        // What scrolls must be reached by the keyboard, and have a name.
        markup.Begin("div", ("class", "scroll"), ("tabindex", 0), ("role", "region"), ("aria-label", name));

    private sealed class OpenPage(IDisposable body, IDisposable html, IDisposable main) : IDisposable
    {
        public void Dispose()
        {
            main.Dispose();
            body.Dispose();
            html.Dispose();
        }
    }
}
