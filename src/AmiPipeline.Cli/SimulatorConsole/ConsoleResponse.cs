using System.Text;
using Microsoft.AspNetCore.Http;

namespace AmiPipeline.Cli.SimulatorConsole;

/// <summary>An answer of the console.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="ContentType">Its content type.</param>
/// <param name="Text">Its body.</param>
internal sealed record ConsoleResponse(int Status, string ContentType, string Text)
{
    // It has a style sheet within, and needs nothing else.
    private const string PicturePolicy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

    private const string TextPolicy = "default-src 'none'; frame-ancestors 'none'";

    /// <summary>Where it sends the browser; null for nowhere.</summary>
    public string? Location { get; init; }

    /// <summary>A page.</summary>
    /// <param name="text">The page.</param>
    public static ConsoleResponse Page(string text) => new(200, "text/html; charset=utf-8", text);

    /// <summary>A picture.</summary>
    /// <param name="svg">The picture.</param>
    public static ConsoleResponse Picture(string svg) => new(200, "image/svg+xml; charset=utf-8", svg);

    /// <summary>A line of text.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="text">The line.</param>
    public static ConsoleResponse Line(int status, string text) => new(status, "text/plain; charset=utf-8", text + "\n");

    /// <summary>Refuses a request.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="reason">Why.</param>
    public static ConsoleResponse Refused(int status, string reason) => Line(status, reason);

    /// <summary>Sends the browser to another page, by GET.</summary>
    /// <param name="path">The page.</param>
    public static ConsoleResponse SeeOther(string path) => Line(303, path) with { Location = path };

    /// <summary>Writes it.</summary>
    /// <param name="context">The request that it answers.</param>
    public async Task WriteAsync(HttpContext context)
    {
        WriteHeaders(context, Status, ContentType);
        if (Location is not null)
        {
            context.Response.Headers.Location = Location;
        }

        var body = Encoding.UTF8.GetBytes(Text);
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }

    /// <summary>Writes the headers that all answers have: the page runs the console's own script and loads nothing from elsewhere, and no other page can frame or read it.</summary>
    /// <param name="context">The request that is answered.</param>
    /// <param name="status">The HTTP status.</param>
    /// <param name="contentType">The content type.</param>
    public static void WriteHeaders(HttpContext context, int status, string contentType)
    {
        var response = context.Response;
        response.StatusCode = status;
        response.ContentType = contentType;
        response.Headers.ContentSecurityPolicy = contentType.Split(';')[0] switch
        {
            "text/html" => PagePolicy($"http://{context.Request.Host.Value}{ConsolePaths.Root}/"),
            "image/svg+xml" => PicturePolicy,
            _ => TextPolicy,
        };
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
        response.Headers["Cross-Origin-Opener-Policy"] = "same-origin";
        response.Headers.CacheControl = "no-store";
    }

    // By path, since the buckets of the simulator have the same origin, and may have anything in them.
    private static string PagePolicy(string own) =>
        $"default-src 'none'; script-src {own}console.js; style-src {own}console.css; img-src {own}; connect-src {own}; form-action {own}; base-uri 'none'; frame-ancestors 'none'"
        + "; require-trusted-types-for 'script'; trusted-types console";
}
