using System.IO.Pipelines;
using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using ExtensionsOptions = Microsoft.Extensions.Options.Options;

namespace AmiPipeline.Simulator.Hosting;

/// <summary>
/// A simulated cloud on a port of 127.0.0.1, for the AWS CLI, the SDKs and whatever else speaks EC2's protocols and takes an endpoint URL.
/// </summary>
/// <remarks>
/// HTTP/1.1 without TLS, on loopback only. Service, Region and account come from the signature's credential scope; signatures are not
/// checked. What is malformed, slow or too large is refused, and is no concern of other callers.
/// </remarks>
public sealed class SimulatorServer : IAsyncDisposable
{
    private readonly KestrelServer _kestrel;
    private int _isStopped;

    private SimulatorServer(KestrelServer kestrel, Uri endpoint)
    {
        _kestrel = kestrel;
        Endpoint = endpoint;
    }

    /// <summary>Where it listens, such as <c>http://127.0.0.1:4599/</c>.</summary>
    public Uri Endpoint { get; }

    /// <summary>Starts to listen; when the task is done, calls are answered.</summary>
    /// <param name="cloud">Who answers; the caller keeps it.</param>
    /// <param name="options">Port and limits.</param>
    /// <param name="cancellationToken">Gives up the start.</param>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<SimulatorServer> StartAsync(
        SimulatedCloud cloud, SimulatorServerOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(cloud);
        ArgumentNullException.ThrowIfNull(options);
        var log = NullLoggerFactory.Instance;
        var transport = new SocketTransportFactory(ExtensionsOptions.Create(new SocketTransportOptions()), log);
        var kestrel = new KestrelServer(ExtensionsOptions.Create(Configure(options)), transport, log);
        try
        {
            await kestrel.StartAsync(new SimulatorApplication(cloud, options), cancellationToken).ConfigureAwait(false);
            return new SimulatorServer(kestrel, new Uri(kestrel.Features.Get<IServerAddressesFeature>()!.Addresses.Single()));
        }
        catch
        {
            kestrel.Dispose();
            throw;
        }
    }

    /// <summary>Takes no more calls and lets those under way end.</summary>
    /// <param name="cancellationToken">Cancelled, it waits no longer and breaks their connections off.</param>
    public async Task StopAsync(CancellationToken cancellationToken = default)
    {
        if (Interlocked.Exchange(ref _isStopped, 1) == 0)
        {
            await _kestrel.StopAsync(cancellationToken).ConfigureAwait(false);
            _kestrel.Dispose();
        }
    }

    /// <summary>Stops at once: calls under way are broken off.</summary>
    public async ValueTask DisposeAsync() => await StopAsync(new CancellationToken(canceled: true)).ConfigureAwait(false);

    private static KestrelServerOptions Configure(SimulatorServerOptions options)
    {
        var kestrel = new KestrelServerOptions { AddServerHeader = false };
        kestrel.Limits.MaxConcurrentConnections = options.ConcurrentConnections;
        kestrel.Limits.RequestHeadersTimeout = options.HeadersTimeout;
        // The body has its own limits, which answer in AWS's form.
        kestrel.Limits.MaxRequestBodySize = null;
        kestrel.Limits.MinRequestBodyDataRate = null;
        kestrel.Listen(IPAddress.Loopback, options.Port, listen =>
        {
            listen.Protocols = HttpProtocols.Http1;
            listen.Use(ShapeRefusals);
        });
        return kestrel;
    }

    private static ConnectionDelegate ShapeRefusals(ConnectionDelegate next) => connection =>
    {
        connection.Transport = new RefusingTransport(connection.Transport.Input, new RefusalWriter(connection.Transport.Output));
        return next(connection);
    };

    private sealed record RefusingTransport(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}
