using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace AmiPipeline.Cli.SimulatorConsole;

/// <summary>
/// Sends pages what has changed, as server-sent events (HTML standard, "Server-sent events"): <c>clock</c> with what the clock shows, <c>section</c> with a section's
/// id in its first line and its new content in the others, and <c>gone</c> if there is no longer anything to show.
/// </summary>
/// <param name="source">What the console shows.</param>
/// <param name="realTime">The machine's clock.</param>
/// <param name="stop">Cancelled when the simulator stops.</param>
internal sealed class ConsoleLive(ConsoleSource source, TimeProvider realTime, CancellationToken stop)
{
    /// <summary>How many pages may be open; a further one is shown, and does not update.</summary>
    public const int MaxPages = 16;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private int _pages;

    /// <summary>Sends events until the page is closed or the simulator stops.</summary>
    /// <param name="context">The page's request.</param>
    /// <param name="view">Returns what the page shows; null if the page no longer exists.</param>
    public async Task AnswerAsync(HttpContext context, Func<ConsoleView?> view)
    {
        try
        {
            if (Interlocked.Increment(ref _pages) > MaxPages)
            {
                await ConsoleResponse.Refused(503, $"{MaxPages} pages are open; close one.").WriteAsync(context);
                return;
            }

            ConsoleResponse.WriteHeaders(context, 200, "text/event-stream; charset=utf-8");
            using var either = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stop);
            await SendAsync(context.Response.Body, view, context.Request.Query["since"].ToString(), either.Token);
        }
        catch (Exception error) when (error is OperationCanceledException or IOException)
        {
            // The page is closed, or the simulator stops.
        }
        finally
        {
            Interlocked.Decrement(ref _pages);
        }
    }

    private async Task SendAsync(Stream body, Func<ConsoleView?> view, string since, CancellationToken stopped)
    {
        using var timer = new PeriodicTimer(Interval, realTime);
        var sent = Shown(view, since);
        do
        {
            var events = new StringBuilder();
            Append(events, "clock", ConsoleFrame.ClockText(source));
            var version = source.Version;
            var isGone = version != since && !AppendChanged(events, view(), sent);
            since = version;
            await body.WriteAsync(Encoding.UTF8.GetBytes(events.ToString()), stopped);
            await body.FlushAsync(stopped);
            if (isGone)
            {
                return;
            }
        }
        while (await timer.WaitForNextTickAsync(stopped));
    }

    // What the page has already; not known if something has changed since.
    private Dictionary<string, string> Shown(Func<ConsoleView?> view, string since)
    {
        var sent = new Dictionary<string, string>(StringComparer.Ordinal);
        if (source.Version == since && view() is { } shown)
        {
            AppendChanged(new StringBuilder(), shown, sent);
        }

        return source.Version == since ? sent : new(StringComparer.Ordinal);
    }

    // No more is remembered of a page than the hashes of its sections.
    private static bool AppendChanged(StringBuilder events, ConsoleView? view, Dictionary<string, string> sent)
    {
        if (view is null)
        {
            Append(events, "gone", "");
            return false;
        }

        foreach (var section in view.Sections.Where(section => section.IsLive))
        {
            var content = section.Render();
            var hash = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(content)));
            if (sent.GetValueOrDefault(section.Id) != hash)
            {
                sent[section.Id] = hash;
                Append(events, "section", $"{ConsoleFrame.BodyId(section)}\n{content}");
            }
        }

        return true;
    }

    private static void Append(StringBuilder events, string name, string data)
    {
        events.Append("event: ").Append(name).Append('\n');
        foreach (var line in data.TrimEnd('\n').Split('\n'))
        {
            events.Append("data: ").Append(line).Append('\n');
        }

        events.Append('\n');
    }
}
