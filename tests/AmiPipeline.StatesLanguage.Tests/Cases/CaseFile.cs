using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Xunit;

namespace AmiPipeline.StatesLanguage.Tests.Cases;

/// <summary>Cases of third parties, which lie beside the repository; if they do not, the tests say so and skip.</summary>
internal static class CaseFile
{
    public const string Absent = "The cases of third parties are not there.";

    private static readonly ConcurrentDictionary<string, IReadOnlyDictionary<string, string>> LinesById = new();

    public static bool IsThere(string file) => File.Exists(PathOf(file));

    /// <summary>The files' cases, each by its file and its id; a file that is not there has one, which is skipped.</summary>
    public static TheoryData<string, string> Ids(params IEnumerable<string> files)
    {
        var ids = new TheoryData<string, string>();
        foreach (var file in files)
        {
            foreach (var entry in Read(file))
            {
                ids.Add(file, (string)entry["id"]!);
            }

            if (!IsThere(file))
            {
                ids.Add(file, Absent);
            }
        }

        return ids;
    }

    /// <summary>One case, parsed anew, so that no two tests share its nodes.</summary>
    public static JsonObject Find(string file, string id) => JsonNode.Parse(LinesById.GetOrAdd(file, ReadLines)[id])!.AsObject();

    public static IReadOnlyList<JsonObject> Read(string file) => IsThere(file)
        ? [.. File.ReadLines(PathOf(file)).Where(line => line.Length > 0).Select(line => JsonNode.Parse(line)!.AsObject())]
        : [];

    private static IReadOnlyDictionary<string, string> ReadLines(string file) => File.ReadLines(PathOf(file))
        .Where(line => line.Length > 0)
        .ToDictionary(line => (string)JsonNode.Parse(line)!["id"]!);

    private static string PathOf(string file) => Repository.PathOf(Path.Combine("..", "shared", "asl-cases", file));
}
