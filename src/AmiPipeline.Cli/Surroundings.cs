using AmiPipeline.Engines.Aws;

namespace AmiPipeline.Cli;

/// <summary>What the program takes from the machine it runs on, besides its terminal.</summary>
internal sealed record Surroundings
{
    /// <summary>The clock of everything that is not simulated.</summary>
    public required TimeProvider Clock { get; init; }

    /// <summary>The machine's name.</summary>
    public required string HostName { get; init; }

    /// <summary>Another number each time: for the names and the jitter of executions on AWS.</summary>
    public required int Seed { get; init; }

    /// <summary>Is cancelled when nothing may be waited for any more. Default: never.</summary>
    public CancellationToken AtOnce { get; init; }

    /// <summary>Where executions that run on this machine under a given name are noted. Default, null: nowhere, so that none is seen.</summary>
    public string? RunningFolder { get; init; }

    /// <summary>Completes what the command line says about reaching AWS. Default: with nothing, so that the SDK's usual sources count.</summary>
    public Func<AwsConnection, AwsConnection> Reach { get; init; } = connection => connection;
}
