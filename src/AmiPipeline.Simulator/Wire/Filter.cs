using System.IO.Enumeration;

namespace AmiPipeline.Simulator.Wire;

/// <summary>One filter of a Describe call: a name, and values of which one must match; <c>*</c> and <c>?</c> are wildcards.</summary>
internal sealed record Filter(string Name, IReadOnlyList<string> Values)
{
    public const string TagPrefix = "tag:";

    public static List<Filter> ReadAll(ActionParameters parameters) =>
        [.. parameters.Items("Filter").Select(item => new Filter(item.Required("Name"), item.List("Value")))];

    public bool Matches(string? candidate) =>
        candidate is not null && Values.Any(value => FileSystemName.MatchesSimpleExpression(value, candidate, ignoreCase: false));
}
