using AmiPipeline.Simulator.Definitions;

namespace AmiPipeline.Scenarios;

/// <summary>The files of <c>examples/</c>: the scenarios are exactly what a user runs.</summary>
internal static class Examples
{
    /// <summary>The folder with the solution.</summary>
    public static readonly string Root = FindRoot();

    private static readonly string Folder = Path.Combine(Root, "examples");

    /// <summary>The account that the examples run in, parsed once.</summary>
    public static WorldDefinition World { get; } = WorldDefinition.Parse(WorldJson);

    public static string WorldJson => File.ReadAllText(Path.Combine(Folder, "simulated-account.json"));

    /// <summary>The names of all request files.</summary>
    public static IReadOnlyList<string> Requests { get; } =
        [.. Directory.EnumerateFiles(Folder, "s*.json").Select(file => Path.GetFileNameWithoutExtension(file)).Where(name => name != "simulated-account").Order(StringComparer.Ordinal)];

    public static string Request(string name) => File.ReadAllText(Path.Combine(Folder, name + ".json"));

    private static string FindRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "AmiPipeline.sln")))
        {
            directory = directory.Parent;
        }

        return directory?.FullName ?? throw new InvalidOperationException("AmiPipeline.sln is in no folder above the tests.");
    }
}
