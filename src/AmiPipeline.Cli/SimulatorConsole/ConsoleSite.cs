using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace AmiPipeline.Cli.SimulatorConsole;

/// <summary>The console of a simulator on a port, for browsers on the same machine: pages that say what there is and what happens, and forms that change faults and time.</summary>
/// <param name="source">What it shows and drives.</param>
/// <param name="realTime">The machine's clock: how often pages are looked after.</param>
/// <param name="stop">Cancelled when the simulator stops: pages then hear nothing more.</param>
internal sealed class ConsoleSite(ConsoleSource source, TimeProvider realTime, CancellationToken stop)
{
    private readonly ConsoleLive _live = new(source, realTime, stop);

    /// <summary>Answers a request, if it is one for the console.</summary>
    /// <param name="context">The request.</param>
    /// <returns>Whether it was.</returns>
    public async Task<bool> AnswerAsync(HttpContext context)
    {
        var request = context.Request;
        if (ConsoleRequests.IsPersonAtRoot(request))
        {
            await ConsoleResponse.SeeOther(ConsolePaths.Root).WriteAsync(context);
            return true;
        }

        if (!ConsoleRequests.IsForConsole(request))
        {
            return false;
        }

        if (ConsoleRequests.Refuse(request) is { } refusal)
        {
            await refusal.WriteAsync(context);
        }
        else if (request.Path == ConsolePaths.Live)
        {
            await _live.AnswerAsync(context, View(request.Query["path"].ToString()));
        }
        else
        {
            var answer = request.Path == ConsolePaths.Actions ? await ConsoleForms.AnswerAsync(request, source, realTime) : Get(request);
            await answer.WriteAsync(context);
        }

        return true;
    }

    private ConsoleResponse Get(HttpRequest request)
    {
        var path = request.Path.Value! + request.QueryString.Value;
        return request.Path.Value switch
        {
            ConsolePaths.Script => new(200, "text/javascript; charset=utf-8", ConsoleFiles.Script),
            ConsolePaths.Style => new(200, "text/css; charset=utf-8", ConsoleFiles.Style),
            ConsolePaths.Icon => ConsoleResponse.Picture(ConsoleFiles.Icon),
            ConsolePaths.Lineage => WorldLineage.Draw(source, request.Query["id"].ToString()) is { } picture ? ConsoleResponse.Picture(picture) : ConsoleResponse.Line(404, "There is no such image."),
            _ => Page(path),
        };
    }

    // The version is read first: what changes meanwhile is then written again, and not missed.
    private ConsoleResponse Page(string path)
    {
        var version = source.Version;
        return View(path)() is { } view ? ConsoleResponse.Page(ConsoleFrame.Render(view, path, version, source)) : ConsoleResponse.Line(404, "There is no such page, or what it showed is gone.");
    }

    private Func<ConsoleView?> View(string path)
    {
        var query = path.IndexOf('?', StringComparison.Ordinal) is >= 0 and var at ? path[at..] : "";
        var values = QueryHelpers.ParseQuery(query);
        string Value(string name) => values.GetValueOrDefault(name).ToString();
        return path[..^query.Length] switch
        {
            ConsolePaths.Root or ConsolePaths.Root + "/" => () => OverviewPage.Create(source),
            ConsolePaths.Calls => () => CallsPage.Create(source, Value("find")),
            ConsolePaths.PlacePage => () => PlacePage.Create(source, Value("account"), Value("region"), Value("find")),
            ConsolePaths.ImagePage => () => ImagePage.Create(source, Value("id")),
            ConsolePaths.ExecutionPage => () => ExecutionPage.Create(source, Value("arn")),
            _ => () => null,
        };
    }
}
