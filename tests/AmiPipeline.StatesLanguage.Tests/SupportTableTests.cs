using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AmiPipeline.StatesLanguage.Choices;
using AmiPipeline.StatesLanguage.Intrinsics;
using AmiPipeline.StatesLanguage.Loading;
using Xunit;

namespace AmiPipeline.StatesLanguage.Tests;

/// <summary>docs/states-language.md says what is supported; here each of its tables is held against the engine.</summary>
public sealed partial class SupportTableTests
{
    private const string Graph = """{"StartAt":"X","States":{"X":{"Type":"Succeed"}}}""";

    private const string Distributed = """{"ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"STANDARD"},"StartAt":"X","States":{"X":{"Type":"Succeed"}}}""";

    private static readonly Dictionary<string, string> Minimal = new()
    {
        ["Task"] = """{"Resource":"${F}","End":true}""",
        ["Parallel"] = $$"""{"Branches":[{{Graph}}],"End":true}""",
        ["Map"] = $$"""{"ItemProcessor":{{Distributed}},"End":true}""",
        ["Pass"] = """{"End":true}""",
        ["Wait"] = """{"Seconds":1,"End":true}""",
        ["Choice"] = """{"Choices":[{"Variable":"$","IsNull":true,"Next":"E"}]}""",
        ["Succeed"] = "{}",
        ["Fail"] = "{}",
    };

    /// <summary>A good value for each field that does not simply take a path.</summary>
    private static readonly Dictionary<string, string> Samples = new()
    {
        ["Comment"] = "\"text\"",
        ["QueryLanguage"] = "\"JSONPath\"",
        ["Next"] = "\"E\"",
        ["Default"] = "\"E\"",
        ["End"] = "true",
        ["Parameters"] = "{}",
        ["ResultSelector"] = "{}",
        ["ItemSelector"] = "{}",
        ["Result"] = "{}",
        ["Retry"] = """[{"ErrorEquals":["X"]}]""",
        ["Catch"] = """[{"ErrorEquals":["X"],"Next":"E"}]""",
        ["Choices"] = """[{"Variable":"$","IsNull":true,"Next":"E"}]""",
        ["Resource"] = "\"${F}\"",
        ["Credentials"] = """{"RoleArn":"r"}""",
        ["Branches"] = $"[{Graph}]",
        ["ItemProcessor"] = Graph,
        ["Iterator"] = Graph,
        ["TimeoutSeconds"] = "1",
        ["HeartbeatSeconds"] = "1",
        ["MaxConcurrency"] = "1",
        ["ItemReader"] = """{"Resource":"arn:aws:states:::s3:getObject","Parameters":{},"ReaderConfig":{"InputType":"JSON"}}""",
        ["ItemBatcher"] = """{"MaxItemsPerBatch":1}""",
        ["ResultWriter"] = """{"Resource":"arn:aws:states:::s3:putObject","Parameters":{}}""",
        ["Label"] = "\"text\"",
        ["ToleratedFailureCount"] = "1",
        ["ToleratedFailurePercentage"] = "1",
        ["Seconds"] = "1",
        ["Timestamp"] = "\"2026-01-31T12:00:00Z\"",
        ["Error"] = "\"text\"",
        ["Cause"] = "\"text\"",
    };

    private static readonly Dictionary<string, string> Replaces = new()
    {
        ["Next"] = "End",
        ["Iterator"] = "ItemProcessor",
        ["SecondsPath"] = "Seconds",
        ["Timestamp"] = "Seconds",
        ["TimestampPath"] = "Seconds",
    };

    [Fact]
    public void Fields_AreTakenByTheStatesThatTheTableTicks()
    {
        var rows = Rows("Fields");
        var types = rows[0].Skip(1).ToList();
        Assert.Equal(Minimal.Keys, types);
        Assert.Equal(KnownFields.OfStates.Order(), rows.Skip(1).Select(Name).Order());

        foreach (var row in rows.Skip(1).Where(row => Name(row) != "Type"))
        {
            for (var column = 0; column < types.Count; column++)
            {
                var found = string.Join('\n', CheckState(types[column], Name(row)));
                var expected = row[column + 1] == "✓" ? string.Empty : $"{Name(row)} does not belong in a {types[column]} state";
                Assert.True(expected.Length == 0 ? found.Length == 0 : found.Contains(expected, StringComparison.Ordinal), $"{types[column]} {Name(row)}: {found}");
            }
        }
    }

    [Fact]
    public void Refused_FieldsAreRefusedByName()
    {
        var names = Rows("Refused").Skip(1).Select(Name).ToList();
        Assert.Equal(KnownFields.Unsupported.Keys.Append("QueryLanguage").Order(), names.Order());
        foreach (var name in names.Where(name => name != "QueryLanguage"))
        {
            Assert.Contains(Minimal.Keys, type => CheckState(type, name).Any(fault =>
                fault.StartsWith($"/States/S/{name}: {name} is not supported", StringComparison.Ordinal)));
        }

        Assert.Contains("The QueryLanguage JSONata is not supported", string.Join('\n', StateMachineDocument.Check(
            """{"QueryLanguage":"JSONata","StartAt":"S","States":{"S":{"Type":"Succeed"}}}""")), StringComparison.Ordinal);
    }

    [Fact]
    public void Resources_AreTaken()
    {
        foreach (var row in Rows("Resources").Skip(1))
        {
            var resource = Name(row);
            var json = resource.StartsWith('{') ? resource : $"\"{resource}\"";
            Assert.Empty(StateMachineDocument.Check($$"""{"StartAt":"S","States":{"S":{"Type":"Task","Resource":{{json}},"End":true} } }"""));
        }
    }

    [Fact]
    public void Paths_AreTakenAndRefusedAsTheTablesSay()
    {
        var rows = Rows("Paths").Skip(1).ToList();
        var refusedFrom = rows.FindIndex(row => row[0] == "Refused path");
        Assert.True(refusedFrom > 0);
        Assert.All(rows.Take(refusedFrom), row => Assert.Empty(CheckPath(Name(row))));
        Assert.All(rows.Skip(refusedFrom + 1), row => Assert.Single(CheckPath(Name(row))));

        static IReadOnlyList<DefinitionFault> CheckPath(string path) => StateMachineDocument.Check(
            $$"""{"StartAt":"S","States":{"S":{"Type":"Pass","InputPath":{{JsonValue.Create(path).ToJsonString()}},"End":true} } }""");
    }

    [Fact]
    public void ReferencePaths_AreThoseOfTheList()
    {
        var section = Section("Paths");
        var ofContextToo = Fields(section[section.IndexOf("`Variable`", StringComparison.Ordinal)..section.IndexOf("`ResultPath`", StringComparison.Ordinal)]);
        var ofDataOnly = Fields(section[section.IndexOf("`ResultPath`", StringComparison.Ordinal)..]).TakeWhile(name => name.EndsWith("Path", StringComparison.Ordinal)).ToList();
        Assert.All(ofContextToo.Where(name => name is not ("Variable" or "Path")).Concat(ofDataOnly), name =>
        {
            var type = Minimal.Keys.First(type => CheckState(type, name).Count == 0);
            Assert.NotEmpty(CheckState(type, name, "\"$.x[*]\""));
            Assert.Equal(ofDataOnly.Contains(name), CheckState(type, name, "\"$$.x\"").Count > 0);
        });

        static List<string> Fields(string text) => [.. Code().Matches(text).Select(match => match.Groups[1].Value)];
    }

    [Fact]
    public void Comparisons_AreAllListed()
    {
        var paired = Listed("- With a `Path` variant, such as `StringEqualsPath`:");
        var single = Listed("- Without:");

        Assert.Equal(ComparisonOperator.FieldNames.Order(), paired.Concat(paired.Select(name => name + "Path")).Concat(single).Order());

        static List<string> Listed(string title)
        {
            var list = Section("Comparisons").Split(title)[1];
            return [.. Code().Matches(list[..list.IndexOf("\n-", StringComparison.Ordinal)]).Select(match => match.Groups[1].Value)];
        }
    }

    [Fact]
    public void Intrinsics_AreAllListed() => Assert.Equal(
        IntrinsicCatalog.Functions.Keys.Order(),
        Code().Matches(Section("Intrinsic functions")).Select(match => match.Groups[1].Value).Where(name => name.StartsWith("States.", StringComparison.Ordinal)).Order());

    /// <summary>What is wrong with a minimal state of a type that also has the field.</summary>
    private static List<string> CheckState(string type, string field, string? value = null)
    {
        var state = JsonNode.Parse(Minimal[type])!.AsObject();
        state["Type"] = type;
        if (Replaces.TryGetValue(field, out var replaced) && KnownToReplace(type, field))
        {
            state.Remove(replaced);
        }

        state[field] = JsonNode.Parse(value ?? Samples.GetValueOrDefault(field, "\"$.x\""));
        var definition = new JsonObject
        {
            ["StartAt"] = "S",
            ["States"] = new JsonObject { ["S"] = state, ["E"] = new JsonObject { ["Type"] = "Succeed" } },
        };
        return [.. StateMachineDocument.Check(definition.ToJsonString()).Select(fault => fault.ToString()).Where(fault => fault.StartsWith("/States/S", StringComparison.Ordinal))];
    }

    private static bool KnownToReplace(string type, string field) => JsonNode.Parse(Minimal[type])!.AsObject().ContainsKey(Replaces[field]);

    private static string Name(string[] row) => Code().Match(row[0]).Groups[1].Value;

    /// <summary>The rows of the first table of a section, the header first.</summary>
    private static List<string[]> Rows(string section) =>
    [
        .. from line in Section(section).Split('\n')
           where line.StartsWith('|') && !line.StartsWith("|-", StringComparison.Ordinal)
           select line.Trim().Trim('|').Split('|').Select(cell => cell.Trim()).ToArray(),
    ];

    private static string Section(string title)
    {
        var text = Repository.Read("docs/states-language.md");
        var start = text.IndexOf($"## {title}\n", StringComparison.Ordinal) + title.Length + 4;
        var end = text.IndexOf("\n## ", start, StringComparison.Ordinal);
        return end < 0 ? text[start..] : text[start..end];
    }

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();
}
