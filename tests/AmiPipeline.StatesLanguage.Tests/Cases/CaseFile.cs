using System.Collections.Concurrent;
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

    private static string PathOf(string file) => Repository.PathOf(Path.Combine("..", "shared", "asl-cases", file));
}
