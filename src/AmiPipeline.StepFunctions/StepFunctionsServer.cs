using System.Net;
using System.Text;
using AmiPipeline.StepFunctions.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace AmiPipeline.StepFunctions;

/// <summary>The endpoint on a port of 127.0.0.1, for processes: set <c>AWS_ENDPOINT_URL_SFN</c> to its address.</summary>
public sealed class StepFunctionsServer : IAsyncDisposable
{
    private readonly WebApplication _application;

    private StepFunctionsServer(WebApplication application) => _application = application;

    /// <summary>Where it listens.</summary>
    public Uri Address => new(_application.Urls.Single());

    /// <summary>Starts to listen on a port that is free.</summary>
    /// <param name="endpoint">Who answers; the caller keeps it.</param>
    public static async Task<StepFunctionsServer> StartAsync(StepFunctionsEndpoint endpoint)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var application = builder.Build();
        application.Run(context => AnswerAsync(endpoint, context));
        await application.StartAsync().ConfigureAwait(false);
        return new StepFunctionsServer(application);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private static async Task AnswerAsync(StepFunctionsEndpoint endpoint, HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        var answer = endpoint.Answer(new WireRequest(
            context.Request.Method,
            context.Request.Path + context.Request.QueryString,
            name => context.Request.Headers.TryGetValue(name, out var value) ? value.ToString() : null,
            await reader.ReadToEndAsync().ConfigureAwait(false)));
        if (answer.IsLost)
        {
            context.Abort();
            return;
        }

        context.Response.StatusCode = (int)answer.Status;
        context.Response.ContentType = WireResponse.ContentType;
        await context.Response.WriteAsync(answer.Json).ConfigureAwait(false);
    }
}
