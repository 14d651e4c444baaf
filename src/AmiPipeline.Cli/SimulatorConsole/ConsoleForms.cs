using System.Globalization;
using System.Text;
using AmiPipeline.Reports.Html;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace AmiPipeline.Cli.SimulatorConsole;

/// <summary>The console's forms: written into pages, and read when they are sent. They work without the script, which only spares the page from being loaded again.</summary>
internal static class ConsoleForms
{
    private const int MaxBytes = 8 * 1024;
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    /// <summary>Begins a form; it ends when the result is disposed of.</summary>
    /// <param name="markup">Where to.</param>
    /// <param name="what">What it does: a name that <see cref="ConsoleActions"/> knows.</param>
    public static IDisposable Begin(MarkupWriter markup, string what)
    {
        var form = markup.Begin("form", ("method", "post"), ("action", ConsolePaths.Actions));
        markup.Empty("input", ("type", "hidden"), ("name", "what"), ("value", what));
        return form;
    }

    /// <summary>Writes a list to choose from, with its label.</summary>
    /// <param name="markup">Where to.</param>
    /// <param name="id">The id of the list.</param>
    /// <param name="name">The name of the value.</param>
    /// <param name="label">The label.</param>
    /// <param name="options">Values and texts.</param>
    /// <param name="selected">The value that is chosen at first. Default: the first.</param>
    public static void Select(MarkupWriter markup, string id, string name, string label, IEnumerable<(string Value, string Text)> options, string? selected = null)
    {
        using var field = markup.Begin("span", ("class", "field"));
        markup.Element("label", label, ("for", id));
        using var select = markup.Begin("select", ("id", id), ("name", name));
        foreach (var (value, text) in options)
        {
            markup.Element("option", text, ("value", value), ("selected", value == selected ? "" : null));
        }
    }

    /// <summary>Does what a form that was sent says.</summary>
    /// <param name="request">The request; its origin was checked.</param>
    /// <param name="source">What the console drives.</param>
    /// <param name="realTime">The machine's clock.</param>
    public static async Task<ConsoleResponse> AnswerAsync(HttpRequest request, ConsoleSource source, TimeProvider realTime)
    {
        if (request.ContentType?.Split(';')[0].Trim() != "application/x-www-form-urlencoded" || request.ContentLength is not (>= 0 and <= MaxBytes))
        {
            return ConsoleResponse.Refused(415, $"A form is expected, of at most {MaxBytes} bytes.");
        }

        if (await ReadAsync(request, (int)request.ContentLength.Value, realTime) is not { } form)
        {
            return ConsoleResponse.Refused(408, "The form did not come in time.");
        }

        var (isDone, text) = ConsoleActions.Run(source, name => form.GetValueOrDefault(name));
        var isScript = !request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
        return isScript || !isDone ? ConsoleResponse.Line(isDone ? 200 : 400, text) : ConsoleResponse.SeeOther(ConsolePaths.Root);
    }

    private static async Task<Dictionary<string, string>?> ReadAsync(HttpRequest request, int length, TimeProvider realTime)
    {
        using var deadline = new CancellationTokenSource(Timeout, realTime);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, request.HttpContext.RequestAborted);
        var body = new byte[length];
        try
        {
            await request.Body.ReadExactlyAsync(body, either.Token);
        }
        catch (Exception error) when (error is EndOfStreamException || (error is OperationCanceledException && deadline.IsCancellationRequested))
        {
            return null;
        }

        return QueryHelpers.ParseQuery(Encoding.UTF8.GetString(body)).ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.Ordinal);
    }

    /// <summary>An integer field of a form; null if it is none, or out of range.</summary>
    /// <param name="text">The text.</param>
    /// <param name="max">The highest; the lowest is 1.</param>
    public static int? Number(string? text, int max) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= max ? number : null;
}
