using Microsoft.AspNetCore.Http;

namespace AmiPipeline.Simulator.Hosting;

/// <summary>Where a simulator's port is, how it takes callers it does not know, and how much of a client it puts up with.</summary>
public sealed record SimulatorServerOptions
{
    /// <summary>
    /// The clock of <see cref="BodyTimeout"/>: real time, the system's clock in the end, whatever time the simulated cloud lives in.
    /// </summary>
    public required TimeProvider RealTime { get; init; }

    /// <summary>The TCP port on 127.0.0.1, 0 to 65535. Default 0: any free one.</summary>
    public int Port { get; init; }

    /// <summary>
    /// Whom a caller acts for whose access key is not in the world, or who signs nothing: any made-up credentials work.
    /// Default null: the first account of the world and, for who names no Region, its first Region.
    /// </summary>
    public StrangerAccess? Stranger { get; init; }

    /// <summary>Whether such callers are refused with <c>AuthFailure</c> instead. Default false.</summary>
    public bool RefusesStrangers { get; init; }

    /// <summary>
    /// Services besides those of the cloud, by the name that signatures have for them, such as <c>states</c>; each answers on any thread. Default: none.
    /// </summary>
    public IReadOnlyDictionary<string, Func<SimulatorRequest, SimulatorResponse>> OtherServices { get; init; } =
        new Dictionary<string, Func<SimulatorRequest, SimulatorResponse>>();

    /// <summary>Answers requests that control the simulator (<see cref="SimulatorControl.PathPrefix"/>). Default: none, and such requests are calls like any other.</summary>
    public SimulatorControl? Control { get; init; }

    /// <summary>
    /// Answers people's browsers, before anything else looks at a request; false leaves it to the services. Such answers may last, and don't count as
    /// <see cref="ConcurrentRequests"/>. Default: none.
    /// </summary>
    public Func<HttpContext, Task<bool>>? Pages { get; init; }

    /// <summary>The largest body of a request in bytes; a larger one is refused with 413. Default 1 MiB, far above any real call's.</summary>
    public int MaxBodyBytes { get; init; } = 1024 * 1024;

    /// <summary>How long the headers of a request may take; a slower one is refused with 408. Default 10 s, checked every second.</summary>
    public TimeSpan HeadersTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long the body of a request may take; a slower one is refused with 408. Default 10 s.</summary>
    public TimeSpan BodyTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How many requests may be under way at a time; more are refused with 503, which clients retry. Default 256.</summary>
    public int ConcurrentRequests { get; init; } = 256;

    /// <summary>How many connections may be open at a time; more are closed at once. Default 1,024.</summary>
    public int ConcurrentConnections { get; init; } = 1024;
}
