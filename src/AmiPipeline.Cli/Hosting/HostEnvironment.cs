using AmiPipeline.Engines.Aws;

namespace AmiPipeline.Cli.Hosting;

/// <summary>What the program takes from the machine it runs on, apart from its terminal.</summary>
internal sealed record HostEnvironment
{
    /// <summary>The clock of everything that is not simulated.</summary>
    public required TimeProvider Clock { get; init; }

    /// <summary>The machine's name.</summary>
    public required string HostName { get; init; }

    /// <summary>A different number for each process: for the names and the jitter of executions on AWS.</summary>
    public required int Seed { get; init; }

    /// <summary>Cancelled when the program must stop immediately. Default: never.</summary>
    public CancellationToken AtOnce { get; init; }

    /// <summary>Completes the connection that the command line describes. Default: unchanged, so that the SDK's usual sources apply.</summary>
    public Func<AwsConnection, AwsConnection> Connect { get; init; } = connection => connection;
}
