using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace AmiPipeline.Recorded.Tests.Fidelity;

/// <summary>The form of a field on the wire: what a client's parser has to make of it.</summary>
internal static partial class TextForm
{
    public static string Of(XElement field) => field.HasElements ? "members" : Of(field.Value);

    private static string Of(string text) => text switch
    {
        "" => "empty",
        "true" or "false" => "true or false",
        _ when Integer().IsMatch(text) => "an integer",
        _ when Percent().IsMatch(text) => "a percentage",
        _ when Time().IsMatch(text) => "a time with milliseconds",
        _ when text.StartsWith("arn:", StringComparison.Ordinal) => "an ARN",
        _ when Id().Match(text) is { Success: true } id => $"an ID {id.Groups[1].Value}-",
        _ => "a string",
    };

    [GeneratedRegex("^-?[0-9]+$")]
    private static partial Regex Integer();

    [GeneratedRegex("^[0-9]+%$")]
    private static partial Regex Percent();

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$")]
    private static partial Regex Time();

    [GeneratedRegex("^([a-z]+(?:-[a-z]+)*)-(?:[0-9a-f]{8}|[0-9a-f]{17})$")]
    private static partial Regex Id();
}
