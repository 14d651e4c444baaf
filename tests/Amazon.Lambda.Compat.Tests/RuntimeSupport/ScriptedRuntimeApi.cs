using System.Net;
using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport.Tests;

/// <summary>A Runtime API in process: gives the invocations of a script, keeps what is posted, and ends the loop after the last.</summary>
/// <remarks>The loop sets an environment variable of the process for each invocation: classes that run it are of one collection, named after this class, and so run one after the other.</remarks>
internal sealed class ScriptedRuntimeApi : HttpMessageHandler
{
    private readonly CancellationTokenSource _end = new();
    private readonly Queue<Func<HttpResponseMessage>> _invocations = new();

    public const string Endpoint = "runtime.test:9001";

    public List<Post> Posts { get; } = [];

    /// <summary>What a post is answered with, by the end of its path. Default: 202.</summary>
    public Dictionary<string, HttpStatusCode> Answers { get; } = [];

    public ScriptedRuntimeApi Then(Func<HttpResponseMessage> invocation)
    {
        _invocations.Enqueue(invocation);
        return this;
    }

    /// <summary>Gives an invocation whose headers are all there, but those that the change takes away.</summary>
    public ScriptedRuntimeApi Then(string requestId, string payload, Action<HttpResponseMessage>? change = null) => Then(() =>
    {
        var response = new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(payload) };
        response.Headers.Add("Lambda-Runtime-Aws-Request-Id", requestId);
        response.Headers.Add("Lambda-Runtime-Deadline-Ms", "4102444800000");
        response.Headers.Add("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:us-east-1:111122223333:function:tickets:7");
        response.Headers.Add("Lambda-Runtime-Trace-Id", $"Root=1-{requestId}");
        change?.Invoke(response);
        return response;
    });

    /// <summary>Runs the loop until the script has ended.</summary>
    public async Task RunAsync(Func<Stream, ILambdaContext, Task<Stream>> handler, LambdaBootstrapInitializer? initializer = null)
    {
        using var http = new HttpClient(this, disposeHandler: false);
        var builder = LambdaBootstrapBuilder.Create(handler).UseHttpClient(http).ConfigureOptions(options => options.RuntimeApiEndpoint = Endpoint);
        if (initializer is not null)
        {
            builder.UseBootstrapHandler(initializer);
        }

        using var bootstrap = builder.Build();
        await bootstrap.RunAsync(_end.Token);
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var path = request.RequestUri!.GetLeftPart(UriPartial.Path).Replace($"http://{Endpoint}/2018-06-01/runtime/", "", StringComparison.Ordinal);
        if (request.Method == HttpMethod.Get && path == "invocation/next")
        {
            if (_invocations.TryDequeue(out var invocation))
            {
                return invocation();
            }

            await _end.CancelAsync();
            throw new OperationCanceledException(_end.Token);
        }

        Posts.Add(new Post(
            path,
            await request.Content!.ReadAsStringAsync(cancellationToken),
            request.Content.Headers.ContentType?.MediaType,
            request.Headers.TryGetValues("Lambda-Runtime-Function-Error-Type", out var types) ? string.Join(",", types) : null));
        return Answers.FirstOrDefault(answer => path.EndsWith(answer.Key, StringComparison.Ordinal)).Value is var refusal and not 0
            ? Answer(refusal, """{"errorMessage":"Refused by the script.","errorType":"Refused"}""")
            : Answer(HttpStatusCode.Accepted, """{"status":"OK"}""");
    }

    // As the service answers.
    private static HttpResponseMessage Answer(HttpStatusCode status, string json) => new(status) { Content = new StringContent(json) };

    protected override void Dispose(bool disposing)
    {
        _end.Dispose();
        base.Dispose(disposing);
    }
}
