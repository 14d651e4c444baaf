using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace AmiPipeline.Infra.Tests;

/// <summary>A template as it is checked in: without what changes with every build of the functions.</summary>
internal static partial class TemplateFile
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    /// <summary>The hash of the functions' code, and that of code and settings in a version's logical id, are replaced.</summary>
    public static string Normalize(string template) => CodeAndSettings().Replace(Asset().Replace(Text(JsonNode.Parse(template)!), "ASSET"), "CurrentVersion");

    /// <summary>What differs in a template from another one of the same stack, both normalized.</summary>
    public static string Difference(string template, string other) =>
        Text(MergePatch.Between(JsonNode.Parse(Normalize(other))!.AsObject(), JsonNode.Parse(Normalize(template))!.AsObject()));

    /// <summary>The logical ids of the versions in a template as CDK writes it.</summary>
    public static IReadOnlyCollection<string> Versions(string template) =>
        [.. JsonNode.Parse(template)!["Resources"]!.AsObject().Select(resource => resource.Key).Where(id => CodeAndSettings().IsMatch(id))];

    private static string Text(JsonNode json) => json.ToJsonString(Indented) + "\n";

    [GeneratedRegex("[0-9a-f]{64}")]
    private static partial Regex Asset();

    [GeneratedRegex("CurrentVersion[0-9A-F]{8}[0-9a-f]{32}")]
    private static partial Regex CodeAndSettings();
}
