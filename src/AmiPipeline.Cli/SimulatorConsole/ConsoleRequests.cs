using AmiPipeline.Simulator.Hosting;
using Microsoft.AspNetCore.Http;

namespace AmiPipeline.Cli.SimulatorConsole;

/// <summary>Which requests the console answers, and which of them it refuses: no page of another origin reads or drives it.</summary>
internal static class ConsoleRequests
{
    /// <summary>Whether a request is for the console.</summary>
    /// <param name="request">The request.</param>
    public static bool IsForConsole(HttpRequest request) =>
        request.Path.Value is { } path && (path == ConsolePaths.Root || path.StartsWith(ConsolePaths.Root + "/", StringComparison.Ordinal));

    /// <summary>Whether a person has typed the simulator's address into a browser. No AWS client asks for HTML.</summary>
    /// <param name="request">The request.</param>
    public static bool IsPersonAtRoot(HttpRequest request) =>
        HttpMethods.IsGet(request.Method)
        && BrowserOrigin.IsLoopback(request)
        && request.Path.Value is "/" or ""
        && !request.QueryString.HasValue
        && request.Headers.Authorization.Count == 0
        && request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    /// <summary>Why a request is refused; null if it isn't.</summary>
    /// <param name="request">A request for the console.</param>
    public static ConsoleResponse? Refuse(HttpRequest request)
    {
        var isPost = HttpMethods.IsPost(request.Method);
        return !BrowserOrigin.IsLoopback(request) ? ConsoleResponse.Refused(403, $"The host is \"{request.Host.Host}\"; the console is at a loopback address or localhost.")
            : !isPost && !HttpMethods.IsGet(request.Method) ? ConsoleResponse.Refused(405, "The console takes GET and POST.")
            : isPost != (request.Path == ConsolePaths.Actions) ? ConsoleResponse.Refused(405, $"The console takes POST for {ConsolePaths.Actions} only, and GET for everything else.")
            : BrowserOrigin.IsOther(request) && !IsLink(request) ? ConsoleResponse.Refused(403, "Another origin's page sent this.")
            : isPost && !BrowserOrigin.IsOwn(request) ? ConsoleResponse.Refused(403, "Only the console's own pages drive it: Origin must be this address. Programs use POST /_simulator/NAME.")
            : null;
    }

    // A link anywhere may lead here: whoever has it there can't read what is shown, and it changes nothing.
    private static bool IsLink(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) && request.Headers.Origin.Count == 0 && request.Headers["Sec-Fetch-Mode"] == "navigate" && request.Headers["Sec-Fetch-Dest"] == "document";
}
