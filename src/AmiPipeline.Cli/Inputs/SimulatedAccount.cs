using AmiPipeline.Simulator.Definitions;

namespace AmiPipeline.Cli.Inputs;

/// <summary>The simulated world that a command works in, with the account and Region.</summary>
/// <param name="Path">The file.</param>
/// <param name="World">What it describes.</param>
/// <param name="Location">The account and Region.</param>
internal sealed record SimulatedAccount(string Path, WorldDefinition World, AwsLocation Location)
{
    /// <summary>The account that is worked in if the command line names none.</summary>
    public const string DefaultAccountId = "111122223333";

    /// <summary>The Region that is worked in if the command line names none.</summary>
    public const string DefaultRegion = "us-east-1";

    private const string FileName = "simulated-account.json";

    /// <summary>The file that is used if the command line names none.</summary>
    /// <param name="requestPath">The request's file.</param>
    public static string NextTo(string requestPath) => System.IO.Path.Combine(System.IO.Path.GetDirectoryName(requestPath) ?? "", FileName);

    /// <summary>Reads it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="accountId">The account in it to work in.</param>
    /// <param name="region">The Region to work in.</param>
    /// <exception cref="UserErrorException">The file can't be read or is invalid, or it has no such account or Region.</exception>
    public static SimulatedAccount Read(string path, string accountId, string region) => Read(path, accountId, [region]);

    /// <summary>Reads it, to work in several Regions.</summary>
    /// <param name="path">The file.</param>
    /// <param name="accountId">The account in it to work in.</param>
    /// <param name="regions">The Regions to work in; the first is that of the location.</param>
    /// <exception cref="UserErrorException">The file can't be read or is invalid, or it has no such account or one of the Regions.</exception>
    public static SimulatedAccount Read(string path, string accountId, IReadOnlyList<string> regions)
    {
        var world = Parse(path);
        Check("--account-id", accountId, world.AccountIds, path);
        foreach (var region in regions)
        {
            Check("--region", region, world.Regions, path);
        }

        return new SimulatedAccount(path, world, new AwsLocation(accountId, regions[0]));
    }

    /// <summary>Reads a file that describes a simulated world.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="UserErrorException">The file can't be read or is invalid.</exception>
    public static WorldDefinition Parse(string path)
    {
        var json = InputFile.Read(path, "a simulated account", "Name the simulated account with --account FILE, such as examples/simulated-account.json.");
        try
        {
            return WorldDefinition.Parse(json);
        }
        catch (WorldFormatException error)
        {
            throw UserErrorException.ForFile($"{path} is not a simulated account: {error.Message}");
        }
    }

    private static void Check(string option, string given, IReadOnlyCollection<string> known, string path)
    {
        if (!known.Contains(given))
        {
            throw UserErrorException.ForCommandLine($"{option} is {given}, which {path} does not have; it has {string.Join(", ", known.Order(StringComparer.Ordinal))}.");
        }
    }
}
