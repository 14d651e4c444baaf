namespace AmiPipeline.Cli.Commands;

/// <summary>What the command line says about a simulator on a port.</summary>
internal sealed record SimulatorArguments
{
    /// <summary>The simulated account's file.</summary>
    public required string AccountFile { get; init; }

    /// <summary>The port; 0 for any that is free.</summary>
    public required int Port { get; init; }

    /// <summary>How many times as fast as the real one its time runs.</summary>
    public required int Speed { get; init; }

    /// <summary>The seed of ids and jitter.</summary>
    public required int Seed { get; init; }

    /// <summary>Whether calls that go well are logged too.</summary>
    public bool Logs { get; init; }

    /// <summary>Where events go, one a line; null for nowhere.</summary>
    public string? EventsFile { get; init; }

    /// <summary>Whether to print what is modelled, and serve nothing.</summary>
    public bool Coverage { get; init; }
}
