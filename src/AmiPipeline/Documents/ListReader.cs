using System.Text.Json;

namespace AmiPipeline.Documents;

/// <summary>Reads a list of strings that all follow one rule.</summary>
internal static class ListReader
{
    public static IReadOnlyList<string> Strings(FieldReader fields, string field, Func<string, bool> isRight, string whatIsRight, string ifEmpty = "leave the field out for the default", int max = int.MaxValue)
    {
        var elements = fields.Array(field);
        if (elements.Count == 0 && fields.Element(field) is { ValueKind: JsonValueKind.Array })
        {
            fields.Problem(field, $"must not be empty; {ifEmpty}");
        }

        var texts = new List<string>();
        for (var index = 0; index < elements.Count; index++)
        {
            var element = elements[index];
            if (element.ValueKind != JsonValueKind.String || !isRight(element.GetString()!))
            {
                fields.Problem(field, index, $"is {FieldReader.Describe(element)}; must be {whatIsRight}");
            }
            else if (texts.Contains(element.GetString()!))
            {
                fields.Problem(field, index, $"repeats {element.GetString()}");
            }
            else
            {
                texts.Add(element.GetString()!);
            }
        }

        if (texts.Count > max)
        {
            fields.Problem(field, $"has {texts.Count} entries; must have 1 to {max}");
        }

        return texts;
    }
}
