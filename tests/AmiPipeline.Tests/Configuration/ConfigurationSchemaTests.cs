using System.Text.Json;
using AmiPipeline.Configuration;
using AmiPipeline.Tests.Requests;
using Xunit;

namespace AmiPipeline.Tests.Configuration;

public sealed class ConfigurationSchemaTests
{
    private const string Path = "examples/deployment.schema.json";

    // What the reader sees and a schema cannot: a field twice, two entries that clash, a day that no month has, and what one field says of another's values.
    private static readonly string[] BeyondASchema =
    [
        "field twice", "since no day", "role twice", "rule's name twice", "owner out of bounds", "own images out of bounds", "account without a role",
    ];

    private static readonly JsonElement Schema = JsonDocument.Parse(ConfigurationSchema.Generate()).RootElement;

    private static readonly JsonDocumentOptions AsRead = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>What the reader takes.</summary>
    public static TheoryData<string, string> Right => new()
    {
        { "empty", "{}" },
        { "full", Configurations.Full },
        { "the repository's", Repository.Read("deployment.json") },
        { "the example with triggers", Repository.Read("examples/triggers.deployment.json") },
        { "the example with another account", Repository.Read("examples/other-account.deployment.json") },
        { "no rules and no roles", """{ "triggers": [], "guardrails": { "roles": [] }, "notifications": {} }""" },
        { "a name", """{ "name": "SourceTargets" }""" },
        { "instances", """{ "instances": {} }""" },
        { "shared subnets", """{ "instances": { "subnetIds": ["subnet-01234567"], "subnetOwner": "222233334444", "securityGroupId": "sg-01234567" }, "keepLogs": false }""" },
        { "a time with an offset", """{ "reconciliation": { "since": "2026-11-01T00:00:00.5+01:00" } }""" },
        { "a request's own schema", Configurations.Rule(request: """{ "$schema": "request.schema.json", "name": "{execution}", "volumes": [ { "deviceName": "/dev/sdf", "sizeGiB": 4 } ] }""") },
        { "reports", """{ "reports": {} }""" },
        { "reports in a bucket that is there", """{ "reports": { "bucket": "our.reports-1", "prefix": "images/ami-pipeline" } }""" },
        { "a tag without a value", Configurations.Rule(match: """{ "tags": { "team": "" } }""") },
    };

    /// <summary>What the reader refuses, but for a document that is no JSON to a validator.</summary>
    public static TheoryData<string, string, string, string> Wrong =>
        [.. ConfigurationFaults.All.Where(row => row.Data.Item1 != "half of a surrogate pair").Select(row => row.Data)];

    [Fact]
    [Trait(GeneratedFile.Trait, Path)]
    public void CheckedInSchema_IsWhatTheReaderKnows() => GeneratedFile.Verify(Path, ConfigurationSchema.Generate(), "src/AmiPipeline/Configuration/ConfigurationSchema.cs");

    [Theory]
    [MemberData(nameof(Right))]
    public void Schema_OfWhatTheReaderTakes_AcceptsIt(string what, string document)
    {
        Assert.NotNull(ConfigurationReader.Read(document));

        Assert.True(SchemaJudge.Accepts(Schema, JsonDocument.Parse(document, AsRead).RootElement), what);
    }

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Schema_OfWhatTheReaderRefuses_RefusesWhatASchemaCan(string what, string document, string field, string message) =>
        Assert.True(BeyondASchema.Contains(what) == SchemaJudge.Accepts(Schema, JsonDocument.Parse(document, AsRead).RootElement), $"{what}: the reader says {field} {message}");

    /// <summary>The reader names what it knows when it refuses a field: at each place, the schema has these and no others.</summary>
    [Theory]
    [InlineData("", """{ "?": 1 }""")]
    [InlineData("guardrails", """{ "guardrails": { "?": 1 } }""")]
    [InlineData("guardrails.roles.items", """{ "guardrails": { "roles": [{ "arn": "arn:aws:iam::222233334444:role/R", "externalId": "xy", "?": 1 }] } }""")]
    [InlineData("instances", """{ "instances": { "?": 1 } }""")]
    [InlineData("instances.types", """{ "instances": { "types": { "?": 1 } } }""")]
    [InlineData("triggers.items", """{ "triggers": [{ "name": "a", "match": {}, "request": { "name": "{source.id}-x" }, "?": 1 }] }""")]
    [InlineData("triggers.items.match", """{ "triggers": [{ "name": "a", "match": { "?": 1 }, "request": { "name": "{source.id}-x" } }] }""")]
    [InlineData("triggers.items.request", """{ "triggers": [{ "name": "a", "match": {}, "request": { "name": "{source.id}-x", "?": 1 } }] }""")]
    [InlineData("reconciliation", """{ "reconciliation": { "since": "2026-11-01T00:00:00Z", "?": 1 } }""")]
    [InlineData("notifications", """{ "notifications": { "?": 1 } }""")]
    [InlineData("reports", """{ "reports": { "?": 1 } }""")]
    public void Schema_AtEveryPlace_HasTheFieldsThatTheReaderKnows(string place, string document)
    {
        var problem = Assert.Single(Assert.Throws<Errors.ConfigurationRefusedException>(() => ConfigurationReader.Read(document)).Problems);
        var known = problem.Message[(problem.Message.LastIndexOf("known here: ", StringComparison.Ordinal) + "known here: ".Length)..].Split(", ");

        var properties = place.Split('.', StringSplitOptions.RemoveEmptyEntries)
            .Aggregate(Schema, (schema, name) => schema.GetProperty(name == "items" ? "items" : "properties") is var inner && name != "items" ? inner.GetProperty(name) : inner)
            .GetProperty("properties");

        Assert.Equal(known.Order(), properties.EnumerateObject().Select(property => property.Name).Order());
    }

    [Fact]
    public void Schema_OfEveryField_DescribesIt() =>
        Assert.Empty(Fields(Schema).Where(field => !field.Value.TryGetProperty("description", out _)).Select(field => field.Name));

    private static IEnumerable<JsonProperty> Fields(JsonElement schema)
    {
        var own = schema.TryGetProperty("properties", out var properties) ? properties.EnumerateObject().ToList() : [];
        var inner = own.Select(field => field.Value).SelectMany(field => field.TryGetProperty("items", out var items) ? Fields(items) : Fields(field));
        return own.Concat(inner);
    }
}
