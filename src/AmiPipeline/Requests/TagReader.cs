using System.Text.Json;
using AmiPipeline.Documents;

namespace AmiPipeline.Requests;

/// <summary>Reads the request's own tags by EC2's rules for tags.</summary>
internal static class TagReader
{
    public const int MaxKeyLength = 128;

    public const int MaxValueLength = 256;

    public const string AwsPrefix = "aws:";

    public static IReadOnlyDictionary<string, string> Read(FieldReader request, int most)
    {
        var tags = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (request.Object("tags") is not { } fields)
        {
            return tags;
        }

        var all = fields.AllFields().ToList();
        foreach (var (name, value) in all)
        {
            if (Fault(name, value) is { } fault)
            {
                fields.Problem(name, fault);
            }
            else
            {
                tags.Add(name, value.GetString()!);
            }
        }

        if (all.Count > most)
        {
            request.Problem("tags", $"has {all.Count} tags; at most {most}, since the pipeline adds its own to EC2's limit of 50");
        }

        return tags;
    }

    private static string? Fault(string name, JsonElement value) =>
        value.ValueKind != JsonValueKind.String ? $"must be a string, not {FieldReader.Describe(value)}"
        : name.Length is 0 or > MaxKeyLength ? $"has a key of a wrong length; a tag's key has 1 to {MaxKeyLength} characters"
        : value.GetString()!.Length > MaxValueLength ? $"has a value of {value.GetString()!.Length} characters; at most {MaxValueLength}"
        : name.StartsWith(AwsPrefix, StringComparison.OrdinalIgnoreCase) ? $"begins with {AwsPrefix}, which AWS keeps for itself; choose another key"
        : name.StartsWith(PipelineTags.Prefix, StringComparison.OrdinalIgnoreCase) ? $"begins with {PipelineTags.Prefix}, which the pipeline keeps for its own tags; choose another key"
        : null;
}
