using System.Text.Json.Nodes;

namespace AmiPipeline.TestSupport;

/// <summary>The CloudFormation templates that are checked in, by name: <c>AmiPipeline</c>, or <c>FOLDER/AmiPipeline</c> for that of another configuration.</summary>
/// <remarks>Those of other configurations are kept as what differs from the template of the same stack, a JSON Merge Patch.</remarks>
public static class CheckedInTemplates
{
    /// <summary>Their folder, from the repository's root.</summary>
    public const string Folder = "tests/AmiPipeline.Infra.Tests/Templates";

    private const string Whole = ".template.json";
    private const string Difference = ".template.patch.json";

    /// <summary>The names of all.</summary>
    public static IEnumerable<string> Names() =>
        Directory.EnumerateFiles(Repository.PathOf(Folder), "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Repository.PathOf(Folder), path).Replace('\\', '/'))
            .Select(path => path.Replace(Difference, "", StringComparison.Ordinal).Replace(Whole, "", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

    /// <summary>Where a template, or its difference, is kept: from the repository's root.</summary>
    public static string PathOf(string name) => $"{Folder}/{name}{(IsWhole(name) ? Whole : Difference)}";

    /// <summary>Whether a template is kept as it is, and not as its difference.</summary>
    public static bool IsWhole(string name) => !name.Contains('/', StringComparison.Ordinal);

    /// <summary>A template's text.</summary>
    public static string Read(string name)
    {
        var kept = Repository.Read(PathOf(name));
        return IsWhole(name) ? kept : MergePatch.Apply(Json(Read(Path.GetFileName(name))), Json(kept)).ToJsonString();
    }

    private static JsonObject Json(string text) => JsonNode.Parse(text)!.AsObject();
}
