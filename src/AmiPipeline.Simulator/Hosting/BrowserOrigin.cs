using System.Net;
using Microsoft.AspNetCore.Http;

namespace AmiPipeline.Simulator.Hosting;

/// <summary>
/// Where a browser says that a request comes from (Fetch standard, "Origin" and "Sec-Fetch-Site"). It names the host of the page's address, also if that
/// has been made to lead here (DNS rebinding).
/// </summary>
public static class BrowserOrigin
{
    private const string FetchSite = "Sec-Fetch-Site";

    /// <summary>Whether a web page made it, of whatever origin; not what a person has typed into the address bar.</summary>
    /// <param name="request">The request.</param>
    /// <remarks>
    /// Of a GET to a page's own name that was made to lead here, a browser says neither; but it says what person it is for, and what it is (Fetch standard, "HTTP-network-or-cache
    /// fetch": Referer, User-Agent, and Accept-Language, which no script can take away). AWS's clients have other names for themselves, and call this machine by its own.
    /// </remarks>
    public static bool IsWebPage(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.Headers.Origin.Count > 0
            || (request.Headers.TryGetValue(FetchSite, out var site) && site != "none")
            || (!IsLoopback(request) && (request.Headers.AcceptLanguage.Count > 0 || request.Headers.Referer.Count > 0 || request.Headers.UserAgent.ToString().Contains("Mozilla/", StringComparison.Ordinal)));
    }

    /// <summary>Whether a page of another origin made it, or a link there led to it. A browser that says nothing of it is believed, except for <see cref="IsOwn"/>.</summary>
    /// <param name="request">The request.</param>
    public static bool IsOther(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return (request.Headers.TryGetValue(FetchSite, out var site) && site != "none" && site != "same-origin")
            || (request.Headers.Origin.Count > 0 && !IsOwn(request));
    }

    /// <summary>Whether a page that came from this port made it, by what <c>Origin</c> says.</summary>
    /// <param name="request">The request.</param>
    public static bool IsOwn(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.Headers.Origin.Count == 1 && request.Headers.Origin[0] == $"http://{request.Host.Value}";
    }

    /// <summary>Whether the host is this machine itself: <c>localhost</c>, or a loopback address, which are those from 127.0.0.0 to 127.255.255.255, and ::1.</summary>
    /// <param name="request">The request.</param>
    public static bool IsLoopback(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var host = request.Host.Host;
        return host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
    }
}
