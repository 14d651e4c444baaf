using System.Buffers;
using System.IO.Enumeration;

namespace AmiPipeline.Simulator.Protocol;

/// <summary>One filter of a Describe call: a name, and values of which one must match; <c>*</c> and <c>?</c> are wildcards.</summary>
internal sealed record Filter(string Name, IReadOnlyList<string> Values)
{
    public const string TagPrefix = "tag:";
    public const string TagKey = "tag-key";

    // Patterns, apart from texts, which a set finds at once: a filter may have two hundred values, for as many thousand resources.
    private static readonly SearchValues<char> PatternCharacters = SearchValues.Create("*?\\");

    private readonly HashSet<string> _texts = [.. Values.Where(value => !value.AsSpan().ContainsAny(PatternCharacters))];
    private readonly List<string> _patterns = [.. Values.Where(value => value.AsSpan().ContainsAny(PatternCharacters))];

    /// <summary>The key of the tag that it is by; null if it is by no tag's value.</summary>
    public string? Tag { get; } = Name.StartsWith(TagPrefix, StringComparison.Ordinal) ? Name[TagPrefix.Length..] : null;

    /// <summary>The values, each once, if none of them is a pattern; otherwise null.</summary>
    public IReadOnlyCollection<string>? Texts => _patterns.Count == 0 ? _texts : null;

    public static List<Filter> ReadAll(ActionParameters parameters) =>
        [.. parameters.Items("Filter").Select(item => new Filter(item.Required("Name"), item.List("Value")))];

    /// <summary>Refuses a filter that is not among those modelled: in EC2's words one that EC2 does not have either.</summary>
    public static void CheckNames(IEnumerable<Filter> filters, IReadOnlyCollection<string> modelled, string action)
    {
        if (filters.FirstOrDefault(filter => !modelled.Contains(filter.Name)) is { } unknown)
        {
            throw new ServiceErrorException("InvalidParameterValue", FiltersNotModelled.Has(action, unknown.Name)
                ? $"The simulator does not model the filter '{unknown.Name}' of {action}."
                : $"The filter '{unknown.Name}' is invalid");
        }
    }

    public bool Matches(string? candidate) =>
        candidate is not null && (_texts.Contains(candidate) || _patterns.Exists(pattern => FileSystemName.MatchesSimpleExpression(pattern, candidate, ignoreCase: false)));
}
