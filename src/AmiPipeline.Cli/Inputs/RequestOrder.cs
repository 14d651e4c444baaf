namespace AmiPipeline.Cli.Inputs;

/// <summary>
/// The order in which a fleet does the requests of a directory: the files that <c>order.txt</c> beside them names, one in each line, come first, in its
/// order; then the others, by their names.
/// </summary>
internal static class RequestOrder
{
    /// <summary>The name of the file.</summary>
    public const string FileName = "order.txt";

    /// <summary>The files of requests in a directory and those below, in their order, directory by directory.</summary>
    /// <param name="source">Reads files.</param>
    /// <param name="directory">The directory.</param>
    /// <exception cref="UserErrorException">An order cannot be read.</exception>
    public static IEnumerable<string> Files(TextSource source, string directory) =>
        Directory.EnumerateFiles(directory, "*.json", SearchOption.AllDirectories)
            .GroupBy(file => Path.GetDirectoryName(file)!)
            .OrderBy(folder => folder.Key, StringComparer.Ordinal)
            .SelectMany(folder => Sort(folder, Places(source, Path.Combine(folder.Key, FileName))));

    private static IEnumerable<string> Sort(IEnumerable<string> files, Dictionary<string, int> places) =>
        files.OrderBy(file => places.GetValueOrDefault(Path.GetFileName(file), int.MaxValue)).ThenBy(file => file, StringComparer.Ordinal);

    private static Dictionary<string, int> Places(TextSource source, string path) => !File.Exists(path) ? [] : source.Read(path, "the order of requests")
        .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Index().DistinctBy(line => line.Item).ToDictionary(line => line.Item, line => line.Index, StringComparer.Ordinal);
}
