using AmiPipeline.Cli.Commands;
using AmiPipeline.Simulator.Definitions;

namespace AmiPipeline.Cli.Inputs;

/// <summary>The simulated world that a command works in: its file, and which account and Region of it.</summary>
/// <param name="Path">The file.</param>
/// <param name="World">What it describes.</param>
/// <param name="Location">The account and Region.</param>
internal sealed record SimulatedAccount(string Path, WorldDefinition World, AwsLocation Location)
{
    private const string FileName = "simulated-account.json";

    /// <summary>Reads it.</summary>
    /// <param name="asked">What the command line says.</param>
    /// <exception cref="UserErrorException">The file cannot be read or is not right, or it has no such account or Region.</exception>
    public static SimulatedAccount Read(SimulationArguments asked)
    {
        var path = asked.AccountFile ?? Beside(asked.RequestPath);
        var world = Parse(path);
        Check("--account-id", asked.AccountId, world.AccountIds, path);
        Check("--region", asked.Region, world.Regions, path);

        return new SimulatedAccount(path, world, new AwsLocation(asked.AccountId, asked.Region));
    }

    private static string Beside(string requestPath) =>
        System.IO.Path.Combine(System.IO.Path.GetDirectoryName(requestPath) ?? "", FileName);

    /// <summary>Reads a file that describes a simulated world.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="UserErrorException">The file cannot be read or is not right.</exception>
    public static WorldDefinition Parse(string path)
    {
        var json = InputFile.Read(path, "a simulated account", "Name the simulated account with --account FILE, such as examples/simulated-account.json.");
        try
        {
            return WorldDefinition.Parse(json);
        }
        catch (WorldFormatException error)
        {
            throw UserErrorException.OfFile($"{path} is not a simulated account: {error.Message}");
        }
    }

    private static void Check(string option, string asked, IReadOnlyCollection<string> known, string path)
    {
        if (!known.Contains(asked))
        {
            throw UserErrorException.OfCommandLine($"{option} is {asked}, which {path} does not have; it has {string.Join(", ", known.Order(StringComparer.Ordinal))}.");
        }
    }
}
