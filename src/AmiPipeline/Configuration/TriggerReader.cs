using System.Text.Json;
using System.Text.RegularExpressions;
using AmiPipeline.Documents;
using AmiPipeline.Requests;

namespace AmiPipeline.Configuration;

/// <summary>Reads <c>triggers</c>.</summary>
internal static partial class TriggerReader
{
    public const string NamePattern = "[A-Za-z0-9_-]{1,40}";

    public static IReadOnlyList<TriggerRule> Read(FieldReader configuration) => [.. configuration.Objects("triggers").Select(ReadRule)];

    private static TriggerRule ReadRule(FieldReader fields)
    {
        var rule = new TriggerRule { Name = ReadName(fields), Match = ReadMatch(fields), Request = ReadRequest(fields) };
        fields.RefuseOthers();
        return rule;
    }

    private static string ReadName(FieldReader rule)
    {
        var name = rule.RequiredString("name", "a name of the rule's own");
        if (name.Length > 0 && !RuleName().IsMatch(name))
        {
            rule.Problem("name", $"is \"{name}\"; must have 1 to 40 letters, digits, hyphens and underscores");
        }

        return name;
    }

    private static ImageMatch ReadMatch(FieldReader rule)
    {
        if (rule.Misses("match"))
        {
            rule.Problem("match", "is missing; say which images, such as { \"owners\": [\"self\"], \"name\": \"base-*\" }");
        }

        if (rule.Object("match") is not { } fields)
        {
            return new ImageMatch();
        }

        var owners = ListReader.Strings(fields, "owners", GuardrailsReader.IsOwner, GuardrailsReader.OwnerForms);
        var accounts = ListReader.Strings(fields, "accounts", AwsFormats.IsAccountId, "an account id of 12 digits");
        var match = new ImageMatch
        {
            Owners = fields.Has("owners") || fields.Has("accounts") ? owners : [Guardrails.Self],
            Accounts = accounts,
            Name = fields.String("name"),
            Tags = ReadTags(fields),
        };
        fields.RefuseOthers();
        return match;
    }

    private static SortedDictionary<string, string> ReadTags(FieldReader match)
    {
        var tags = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (match.Object("tags") is not { } fields)
        {
            return tags;
        }

        foreach (var (name, value) in fields.AllFields())
        {
            if (value.ValueKind == JsonValueKind.String)
            {
                tags[name] = value.GetString()!;
            }
            else
            {
                fields.Problem(name, $"must be a string, not {FieldReader.Describe(value)}");
            }
        }

        return tags;
    }

    private static JsonElement ReadRequest(FieldReader rule)
    {
        if (rule.Misses("request"))
        {
            rule.Problem("request", "is missing; give a request document without source");
        }

        if (rule.Document("request") is not { } document)
        {
            return default;
        }

        var problems = new List<Problem>();
        _ = RequestReader.ReadWithoutSource(document, problems);
        rule.Problems("request", problems);
        return document.Clone();
    }

    [GeneratedRegex("^" + NamePattern + @"\z")]
    private static partial Regex RuleName();
}
