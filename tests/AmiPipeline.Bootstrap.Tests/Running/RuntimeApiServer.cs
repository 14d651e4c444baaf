using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace AmiPipeline.Bootstrap.Tests.Running;

/// <summary>The Lambda Runtime API on a loopback port, for one process. What is put in comes out of <c>next</c>, in order.</summary>
internal sealed class RuntimeApiServer : IAsyncDisposable
{
    private const string Root = "/2018-06-01/runtime";
    private const string InitializationPath = "init/error";

    private readonly WebApplication _application;
    private readonly Channel<Invocation> _invocations = Channel.CreateUnbounded<Invocation>();
    private readonly ConcurrentDictionary<string, TaskCompletionSource<Answer>> _answers = new();
    private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private RuntimeApiServer(WebApplication application)
    {
        _application = application;
        application.MapGet($"{Root}/invocation/next", NextAsync);
        application.MapPost($"{Root}/{{**path}}", TakeAsync);
    }

    /// <summary>Host and port, as <c>AWS_LAMBDA_RUNTIME_API</c> has them.</summary>
    public string Endpoint => new Uri(_application.Urls.Single()).Authority;

    /// <summary>Done when the process has asked for its first invocation: its initialization is over.</summary>
    public Task Asked => _asked.Task;

    /// <summary>The error of the initialization, if it fails.</summary>
    public Task<Answer> InitializationError => AnswerAt(InitializationPath).Task;

    public static async Task<RuntimeApiServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new RuntimeApiServer(builder.Build());
        await server._application.StartAsync();
        return server;
    }

    /// <summary>Gives the process an invocation.</summary>
    /// <returns>What it answers.</returns>
    public Task<Answer> InvokeAsync(Invocation invocation)
    {
        _invocations.Writer.TryWrite(invocation);
        return AnswerTo(invocation.RequestId);
    }

    public async ValueTask DisposeAsync()
    {
        _invocations.Writer.TryComplete();
        await _application.StopAsync(new CancellationToken(canceled: true));
        await _application.DisposeAsync();
    }

    private async Task<Answer> AnswerTo(string requestId) =>
        await await Task.WhenAny(AnswerAt($"invocation/{requestId}/response").Task, AnswerAt($"invocation/{requestId}/error").Task);

    private TaskCompletionSource<Answer> AnswerAt(string path) =>
        _answers.GetOrAdd(path, _ => new TaskCompletionSource<Answer>(TaskCreationOptions.RunContinuationsAsynchronously));

    private async Task NextAsync(HttpContext context)
    {
        _asked.TrySetResult();
        var invocation = await _invocations.Reader.ReadAsync(context.RequestAborted);
        foreach (var (name, value) in invocation.Headers)
        {
            if (value is not null)
            {
                context.Response.Headers[name] = value;
            }
        }

        context.Response.ContentType = "application/json";
        context.Response.ContentLength = invocation.Payload.Length;
        await context.Response.Body.WriteAsync(invocation.Payload, context.RequestAborted);
    }

    private async Task TakeAsync(HttpContext context, string path)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var received = TimeProvider.System.GetTimestamp();
        context.Response.StatusCode = StatusCodes.Status202Accepted;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync("""{"status":"OK"}""", context.RequestAborted);
        await context.Response.CompleteAsync();
        var errorType = context.Request.Headers.TryGetValue("Lambda-Runtime-Function-Error-Type", out var types) ? types.ToString() : null;
        if (!AnswerAt(path).TrySetResult(new Answer(path, body.ToArray(), errorType, received)))
        {
            throw new InvalidOperationException($"{path} was posted twice.");
        }
    }
}
