using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace AmiPipeline.Infra.Tests;

/// <summary>A template as it is checked in: without what changes with every build of the functions.</summary>
internal static partial class TemplateFile
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    public const string Folder = "tests/AmiPipeline.Infra.Tests/Templates";
    private const string Ending = ".template.json";

    /// <summary>The stacks with a checked-in template, with the folders that they are in.</summary>
    public static IEnumerable<string> StackNames() =>
        Directory.EnumerateFiles(Repository.PathOf(Folder), $"*{Ending}", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Repository.PathOf(Folder), path)[..^Ending.Length].Replace('\\', '/')).Order(StringComparer.Ordinal);

    /// <summary>Where a stack's template is checked in, from the repository's root.</summary>
    public static string PathOf(string stackName) => $"{Folder}/{stackName}{Ending}";

    /// <summary>The same, on this machine.</summary>
    public static string FullPathOf(string stackName) => Repository.PathOf(PathOf(stackName));

    /// <summary>A stack's checked-in template.</summary>
    public static string Read(string stackName) => Repository.Read(PathOf(stackName));

    /// <summary>The hash of the functions' code, and that of code and settings in a version's logical id, are replaced.</summary>
    public static string Normalize(string template)
    {
        var json = JsonNode.Parse(template)!.ToJsonString(Indented) + "\n";
        return CodeAndSettings().Replace(Asset().Replace(json, "ASSET"), "CurrentVersion");
    }

    /// <summary>The logical ids of the versions in a template as CDK writes it.</summary>
    public static IReadOnlyCollection<string> Versions(string template) =>
        [.. JsonNode.Parse(template)!["Resources"]!.AsObject().Select(resource => resource.Key).Where(id => CodeAndSettings().IsMatch(id))];

    [GeneratedRegex("[0-9a-f]{64}")]
    private static partial Regex Asset();

    [GeneratedRegex("CurrentVersion[0-9A-F]{8}[0-9a-f]{32}")]
    private static partial Regex CodeAndSettings();
}
