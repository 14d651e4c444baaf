using System.Text.Json;
using System.Text.Json.Nodes;
using AmiPipeline.Simulator.Definitions;

namespace AmiPipeline.Scenarios;

/// <summary>The files of <c>examples/</c>: the scenarios are exactly what a user runs.</summary>
internal static class Examples
{
    private static readonly string Folder = Repository.PathOf("examples");

    /// <summary>The account that the examples run in, parsed once.</summary>
    public static WorldDefinition World { get; } = WorldDefinition.Parse(WorldJson);

    public static string WorldJson => File.ReadAllText(Path.Combine(Folder, "simulated-account.json"));

    /// <summary>The account's file, to change before it is parsed.</summary>
    public static JsonNode WorldNode() => JsonNode.Parse(WorldJson, documentOptions: new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true })!;

    /// <summary>The names of the request files of the scenarios, which need no configuration.</summary>
    public static IReadOnlyList<string> Requests { get; } =
        [.. Directory.EnumerateFiles(Folder, "s*.json").Select(file => Path.GetFileNameWithoutExtension(file)).Where(name => char.IsAsciiDigit(name[1])).Order(StringComparer.Ordinal)];

    public static string Request(string name) => File.ReadAllText(Path.Combine(Folder, name + ".json"));
}
