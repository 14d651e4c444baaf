namespace AmiPipeline.Cli.Commands.Options;

/// <summary>What the command line says about the simulated account.</summary>
/// <param name="AccountFile">The file that describes it.</param>
/// <param name="AccountId">The account.</param>
/// <param name="Region">The Region.</param>
internal sealed record SimulationArguments(string AccountFile, string AccountId, string Region);
