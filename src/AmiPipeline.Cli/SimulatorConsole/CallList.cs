using AmiPipeline.Reports.Html;
using AmiPipeline.Simulator.Logs;

namespace AmiPipeline.Cli.SimulatorConsole;

/// <summary>Calls as a table, the newest first, each with its parameters to be opened. What a caller sent is cut if it is long.</summary>
internal static class CallList
{
    private const int MaxParameters = 60;
    private const int MaxValue = 1_000;

    /// <summary>Writes it.</summary>
    /// <param name="markup">Where to.</param>
    /// <param name="calls">The calls, oldest first.</param>
    public static void Write(MarkupWriter markup, IEnumerable<RecordedCall> calls)
    {
        const string Caption = "Calls, the newest first";
        var newest = calls.Reverse().ToList();
        if (newest.Count == 0)
        {
            markup.Element("p", "None.", ("class", "muted"));
            return;
        }

        using var scroll = HtmlPage.Scroll(markup, Caption);
        using var table = markup.Begin("table");
        markup.Element("caption", Caption);
        using (markup.Begin("thead"))
        using (markup.Begin("tr"))
        {
            foreach (var heading in (string[])["Number", "Call", "Answer", "Time", "Account", "Region", "Role"])
            {
                markup.Element("th", heading, ("scope", "col"));
            }
        }

        using var body = markup.Begin("tbody");
        newest.ForEach(call => WriteRow(markup, call));
    }

    private static void WriteRow(MarkupWriter markup, RecordedCall call)
    {
        using var row = markup.Begin("tr");
        markup.Element("th", $"{call.Number}", ("scope", "row"));
        using (markup.Begin("td"))
        using (markup.Begin("details", ("id", $"call-{call.Number}")))
        {
            markup.Element("summary", $"{call.Service} {call.Action}");
            markup.Element("div", Parameters(call.Parameters), ("class", "lines mono"), ("tabindex", 0), ("role", "group"), ("aria-label", $"Parameters of call {call.Number}"));
        }

        new HtmlCell(call.ErrorCode is { } code ? $"{code}{(call.IsResponseLost ? ", lost" : "")}" : call.IsResponseLost ? "ok, lost" : "ok", call.ErrorCode is null && !call.IsResponseLost ? "good" : "bad").WriteTo(markup, "td");
        markup.Element("td", $"{call.At.UtcDateTime:yyyy-MM-dd HH:mm:ss}", ("class", "line"));
        markup.Element("td", call.AccountId);
        markup.Element("td", call.Region, ("class", "line"));
        markup.Element("td", Arn.TryParse(call.RoleArn, out var role) ? role.ResourceName() : call.RoleArn ?? "");
    }

    private static string Parameters(IReadOnlyDictionary<string, string> parameters)
    {
        var shown = parameters.Take(MaxParameters).Select(parameter => $"{Cut(parameter.Key)} = {Cut(parameter.Value)}");
        var more = parameters.Count > MaxParameters ? [$"and {parameters.Count - MaxParameters} more"] : Array.Empty<string>();
        return parameters.Count == 0 ? "no parameters" : string.Join('\n', shown.Concat(more));
    }

    private static string Cut(string text) => text.Length <= MaxValue ? text : $"{text[..MaxValue]}… ({text.Length} characters)";
}
