using System.Text.Json;
using Xunit;

namespace AmiPipeline.Tests.Requests;

public sealed class RequestSchemaTests
{
    private const string Path = "examples/request.schema.json";

    // What the reader sees and a schema cannot: JSON Schema knows no document with a field twice, compares no two entries, adds up no two lists, divides no two numbers and knows no calendar.
    private static readonly string[] BeyondASchema =
    [
        "field twice", "tag twice", "device twice", "device under two names", "gp3 with too many iops for its size", "io1 with too many iops for its size",
        "io2 with too many iops for its size", "gp3 with too much throughput for its iops", "copies to 101 places of accounts", "copies to 101 Regions of one entry", "unsharing from whom it is shared with",
        "deprecation on no day",
    ];

    private static readonly JsonElement Schema = JsonDocument.Parse(RequestSchema.Generate()).RootElement;

    [Fact]
    [Trait(GeneratedFile.Trait, Path)]
    public void CheckedInSchema_IsWhatTheTypesSay() => GeneratedFile.Verify(Path, RequestSchema.Generate(), "the types of a request");

    [Theory]
    [MemberData(nameof(RightDocuments.All), MemberType = typeof(RightDocuments))]
    public void Schema_OfWhatTheReaderTakes_AcceptsIt(string what, string document) =>
        Assert.True(SchemaJudge.Accepts(Schema, JsonDocument.Parse(document).RootElement), what);

    [Theory]
    [MemberData(nameof(RequestFaults.OfOneField), MemberType = typeof(RequestFaults))]
    public void Schema_OfWhatTheReaderRefuses_RefusesWhatASchemaCan(string what, string document, string field, string message)
    {
        var accepted = SchemaJudge.Accepts(Schema, JsonDocument.Parse(document).RootElement);

        Assert.True(BeyondASchema.Contains(what) == accepted, $"{what}: the reader says {field} {message}");
    }

    [Fact]
    public void Schema_OfEveryField_DescribesIt() =>
        Assert.Empty(Fields(Schema).Where(field => !field.Value.TryGetProperty("description", out _)).Select(field => field.Name));

    [Fact]
    public void Schema_NamesItsDialectAndNoHostElse()
    {
        var text = RequestSchema.Generate();

        Assert.StartsWith("{\n  \"$schema\": \"https://json-schema.org/draft/2020-12/schema\",\n", text, StringComparison.Ordinal);
        Assert.EndsWith("}\n", text, StringComparison.Ordinal);
        Assert.Equal(text.LastIndexOf("://", StringComparison.Ordinal), text.IndexOf("://", StringComparison.Ordinal));
    }

    private static IEnumerable<JsonProperty> Fields(JsonElement schema)
    {
        var own = schema.TryGetProperty("properties", out var properties) ? properties.EnumerateObject().ToList() : [];
        var inner = own.Select(field => field.Value).SelectMany(field => field.TryGetProperty("items", out var items) ? Fields(items) : Fields(field));
        return own.Concat(inner);
    }
}
