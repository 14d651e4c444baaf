using Amazon.Lambda.Core;
using Amazon.Lambda.RuntimeSupport.Bootstrap;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>Puts a bootstrap together.</summary>
/// <remarks>Of the package's many kinds of handlers only the one from stream to stream is here.</remarks>
public class LambdaBootstrapBuilder
{
    private readonly Func<Stream, ILambdaContext, Task<Stream>> _handler;
    private readonly LambdaBootstrapOptions _options = new();
    private LambdaBootstrapInitializer? _initializer;
    private HttpClient? _http;

    private LambdaBootstrapBuilder(Func<Stream, ILambdaContext, Task<Stream>> handler) => _handler = handler;

    /// <summary>Begins with the handler.</summary>
    /// <param name="handler">Takes the payload of an invocation and gives the response; what it throws is reported as the invocation's error.</param>
    public static LambdaBootstrapBuilder Create(Func<Stream, ILambdaContext, Task<Stream>> handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        return new LambdaBootstrapBuilder(handler);
    }

    /// <summary>Names what prepares the function. What it throws is reported as the initialization error, and then ends <see cref="LambdaBootstrap.RunAsync"/>.</summary>
    /// <param name="lambdaBootstrapInitializer">The preparation. Default: none.</param>
    public LambdaBootstrapBuilder UseBootstrapHandler(LambdaBootstrapInitializer lambdaBootstrapInitializer)
    {
        _initializer = lambdaBootstrapInitializer;
        return this;
    }

    /// <summary>Names the client for calls to the Runtime API.</summary>
    /// <param name="httpClient">The client; the caller keeps it. Its timeout is set so high that a frozen process does not run into it. Default: one of the bootstrap's own.</param>
    public LambdaBootstrapBuilder UseHttpClient(HttpClient httpClient)
    {
        _http = httpClient;
        return this;
    }

    /// <summary>Changes the options.</summary>
    /// <param name="options">Changes them; null changes nothing.</param>
    public LambdaBootstrapBuilder ConfigureOptions(Action<LambdaBootstrapOptions>? options = null)
    {
        options?.Invoke(_options);
        return this;
    }

    /// <summary>The bootstrap.</summary>
    public LambdaBootstrap Build() => new(_handler, _initializer, _options, _http);
}
