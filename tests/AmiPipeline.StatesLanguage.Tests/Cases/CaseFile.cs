using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;

namespace AmiPipeline.StatesLanguage.Tests.Cases;

/// <summary>Cases of third parties, which lie beside the repository; where they do not, the tests say so and skip.</summary>
internal static class CaseFile
{
    public const string Absent = "The cases of third parties are not there.";

    private static readonly ConcurrentDictionary<string, IReadOnlyDictionary<string, string>> LinesById = new();

    public static bool IsThere(string file) => File.Exists(PathOf(file));

    public static IReadOnlyList<JsonObject> Read(string file) => IsThere(file)
        ? [.. File.ReadLines(PathOf(file)).Where(line => line.Length > 0).Select(line => JsonNode.Parse(line)!.AsObject())]
        : [];

    /// <summary>One case, parsed anew, so that no two tests share its nodes.</summary>
    public static JsonObject Find(string file, string id) => JsonNode.Parse(LinesById.GetOrAdd(file, ReadLines)[id])!.AsObject();

    private static IReadOnlyDictionary<string, string> ReadLines(string file) => File.ReadLines(PathOf(file))
        .Where(line => line.Length > 0)
        .ToDictionary(line => (string)JsonNode.Parse(line)!["id"]!);

    private static string PathOf(string file) => Path.Combine(Root(), "..", "shared", "asl-cases", file);

    private static string Root([CallerFilePath] string thisFile = "")
    {
        var directory = new DirectoryInfo(Path.GetDirectoryName(thisFile)!);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "AmiPipeline.sln")))
        {
            directory = directory.Parent;
        }

        return directory?.FullName ?? throw new InvalidOperationException("The repository's root was not found.");
    }
}
