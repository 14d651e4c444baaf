
namespace AmiPipeline.Cli.Commands.Options;

/// <summary>What the command line says about an execution of a request.</summary>
internal sealed record RequestArguments
{
    /// <summary>The request's file.</summary>
    public required string RequestPath { get; init; }

    /// <summary>The execution's name; null for the default.</summary>
    public string? ExecutionName { get; init; }

    /// <summary>The file with a deployment's configuration; null for none.</summary>
    public string? ConfigurationFile { get; init; }

    /// <summary>Whether the result is a JSON document.</summary>
    public bool Json { get; init; }
}
