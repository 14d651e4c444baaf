namespace AmiPipeline.Cli.Commands;

/// <summary>What the command line says about a request and the simulated account that it meets.</summary>
internal sealed record SimulationArguments
{
    /// <summary>The request's file.</summary>
    public required string RequestPath { get; init; }

    /// <summary>The simulated account's file; null for the one beside the request.</summary>
    public string? AccountFile { get; init; }

    /// <summary>The account.</summary>
    public required string AccountId { get; init; }

    /// <summary>The Region.</summary>
    public required string Region { get; init; }

    /// <summary>The execution's name; null for the request's file name.</summary>
    public string? ExecutionName { get; init; }

    /// <summary>The file with a deployment's configuration; null for none.</summary>
    public string? ConfigurationFile { get; init; }

    /// <summary>Whether the result is a JSON document.</summary>
    public bool Json { get; init; }
}
