using Microsoft.AspNetCore.Http;

namespace AmiPipeline.Simulator.Hosting;

/// <summary>
/// Lets no web page drive the simulator: a browser says where a request comes from (Fetch standard, "Origin" and "Sec-Fetch-Site"), sends JSON to another
/// origin only if that agrees beforehand, and names the host of the page's address also if that leads here (DNS rebinding).
/// </summary>
internal static class ControlOrigin
{
    /// <summary>Why a request is refused; null if it isn't.</summary>
    public static ControlResponse? Refuse(HttpRequest request) =>
        !HttpMethods.IsPost(request.Method) ? ControlResponse.Error(405, $"{SimulatorControl.PathPrefix} takes POST only.")
        : request.Headers.Origin.Count > 0 || request.Headers["Sec-Fetch-Site"].Count > 0 ? ControlResponse.Error(403, "a browser sent this, and web pages can't control the simulator.")
        : !BrowserOrigin.IsLoopback(request) ? ControlResponse.Error(403, $"the host is \"{request.Host.Host}\"; it must be a loopback address or localhost.")
        : !IsJson(request.ContentType) ? ControlResponse.Error(415, "the content type must be application/json.")
        : null;

    private static bool IsJson(string? contentType) => contentType?.Split(';')[0].Trim().Equals("application/json", StringComparison.OrdinalIgnoreCase) == true;
}
