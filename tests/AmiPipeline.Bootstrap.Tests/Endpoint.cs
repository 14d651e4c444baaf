using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace AmiPipeline.Bootstrap.Tests;

/// <summary>An endpoint that is no simulator: it answers every request alike, and keeps what came.</summary>
internal sealed class Endpoint : IAsyncDisposable
{
    private readonly WebApplication _application;

    private Endpoint(WebApplication application, RequestDelegate answer)
    {
        _application = application;
        application.Run(async context =>
        {
            lock (Requests)
            {
                Requests.Add((context.Request.Method, context.Connection.Id, new HeaderDictionary(context.Request.Headers.ToDictionary(header => header.Key, header => header.Value, StringComparer.OrdinalIgnoreCase))));
            }

            await answer(context);
        });
    }

    /// <summary>Never answers, and lets go when the caller does.</summary>
    public static RequestDelegate Silence { get; } = async context =>
    {
        var gone = new TaskCompletionSource();
        await using var registration = context.RequestAborted.Register(() => gone.SetResult());
        await gone.Task;
    };

    /// <summary>Refuses as EC2 does.</summary>
    public static RequestDelegate Refusal { get; } = async context =>
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        context.Response.ContentType = "text/xml;charset=UTF-8";
        await context.Response.WriteAsync(
            "<Response><Errors><Error><Code>UnauthorizedOperation</Code><Message>No.</Message></Error></Errors><RequestID>r-1</RequestID></Response>");
    };

    /// <summary>Answers with a page, as a captive portal does.</summary>
    public static RequestDelegate Page { get; } = async context =>
    {
        context.Response.ContentType = "text/html";
        await context.Response.WriteAsync("<!DOCTYPE html [ <!ENTITY nbsp \"&#160;\"> ]>\n<html><body><p>Sign in.</p></body></html>");
    };

    /// <summary>What came: methods, the connections it came by, and headers.</summary>
    public List<(string Method, string Connection, HeaderDictionary Headers)> Requests { get; } = [];

    public Uri Uri => new(_application.Urls.Single());

    public static async Task<Endpoint> StartAsync(RequestDelegate answer, System.Security.Cryptography.X509Certificates.X509Certificate2? certificate = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0, listen =>
        {
            if (certificate is not null)
            {
                listen.UseHttps(certificate);
            }
        }));
        var endpoint = new Endpoint(builder.Build(), answer);
        await endpoint._application.StartAsync();
        return endpoint;
    }

    public async ValueTask DisposeAsync()
    {
        await _application.StopAsync(new CancellationToken(canceled: true));
        await _application.DisposeAsync();
    }
}
