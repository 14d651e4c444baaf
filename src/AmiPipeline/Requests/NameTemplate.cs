using System.Text.RegularExpressions;
using AmiPipeline.Documents;

namespace AmiPipeline.Requests;

/// <summary>The new image's name with its placeholders: <c>{source.name}</c>, <c>{source.id}</c> and <c>{execution}</c>.</summary>
public static partial class NameTemplate
{
    /// <summary>The placeholders that a name may hold.</summary>
    public static IReadOnlyList<string> Placeholders { get; } = ["source.name", "source.id", "execution"];

    internal static readonly IntegerRange Length = new(3, 128);

    /// <summary>What is wrong with the template itself, or null.</summary>
    /// <param name="template">The name as the request gives it.</param>
    public static string? Fault(string template)
    {
        var unknown = Placeholder().Matches(template).Select(match => match.Groups[1].Value).FirstOrDefault(name => !Placeholders.Contains(name));
        if (unknown is not null)
        {
            return $"has the placeholder {{{unknown}}}; known are {string.Join(", ", Placeholders.Select(name => $"{{{name}}}"))}";
        }

        var literal = Placeholder().Replace(template, "");
        if (!AwsFormats.HasOnlyImageNameCharacters(literal))
        {
            return "has a character that EC2 does not allow; allowed are letters, digits and ()[] ./-'@_";
        }

        return literal == template ? LengthFault(template) : null;
    }

    /// <summary>
    /// The name with its placeholders replaced. Characters that EC2 does not allow in a source's name become hyphens. A source's name of which no letter and no
    /// digit is left, or which is empty, is replaced by its id: hyphens alone would clash with those of every other such source.
    /// </summary>
    /// <param name="template">A template without a <see cref="Fault"/>.</param>
    /// <param name="sourceName">The source image's name, or the source instance's Name tag.</param>
    /// <param name="sourceId">The source's id.</param>
    /// <param name="executionName">The execution's name.</param>
    public static string Render(string template, string sourceName, string sourceId, string executionName) =>
        Placeholder().Replace(template, match => Allowed(match.Groups[1].Value switch
        {
            "source.name" => Allowed(sourceName).Any(char.IsAsciiLetterOrDigit) ? sourceName : sourceId,
            "source.id" => sourceId,
            _ => executionName,
        }));

    /// <summary>A pattern of EC2's filters that every name of the template fits, whatever the source's name: <c>*</c> stands for it.</summary>
    /// <param name="template">A template without a <see cref="Fault"/>.</param>
    /// <param name="sourceId">The source's id.</param>
    /// <param name="executionName">The execution's name.</param>
    public static string PatternWithoutSourceName(string template, string sourceId, string executionName) =>
        string.Join('*', template.Split("{source.name}").Select(part => Render(part, "", sourceId, executionName)));

    /// <summary>The placeholders that a template holds, each once.</summary>
    /// <param name="template">A template without a <see cref="Fault"/>.</param>
    public static IReadOnlyList<string> PlaceholdersIn(string template) =>
        [.. Placeholder().Matches(template).Select(match => match.Groups[1].Value).Distinct()];

    /// <summary>What is wrong with the length of a rendered name, or null. EC2 takes 3 to 128 characters.</summary>
    /// <param name="name">The rendered name.</param>
    public static string? LengthFault(string name) => Length.Contains(name.Length)
        ? null
        : $"is \"{name}\", {name.Length} {(name.Length == 1 ? "character" : "characters")} long; a name has {Length}";

    private static string Allowed(string text) =>
        string.Concat(text.Select(character => AwsFormats.HasOnlyImageNameCharacters(character.ToString()) ? character : '-'));

    [GeneratedRegex(@"\{([^{}]*)\}")]
    private static partial Regex Placeholder();
}
