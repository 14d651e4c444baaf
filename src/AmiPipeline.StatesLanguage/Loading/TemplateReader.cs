using System.Text.Json;
using AmiPipeline.StatesLanguage.Data;
using AmiPipeline.StatesLanguage.Syntax;

namespace AmiPipeline.StatesLanguage.Loading;

/// <summary>
/// Compiles a payload template. The specification asks for an object; arrays and plain values are taken too, as the public
/// validators of the language take them.
/// </summary>
internal static class TemplateReader
{
    public static PayloadTemplate Read(JsonElement element, string pointer, LoadContext context) => element.ValueKind switch
    {
        JsonValueKind.Object => ReadObject(element, pointer, context),
        JsonValueKind.Array => ReadArray(element, pointer, context),
        _ => new PayloadTemplate.Constant(ValueReader.Read(element)),
    };

    private static PayloadTemplate ReadObject(JsonElement element, string pointer, LoadContext context)
    {
        var read = new OrderedDictionary<string, PayloadTemplate>();
        foreach (var field in element.EnumerateObject())
        {
            var place = FieldReader.PointerTo(pointer, field.Name);
            var isComputed = field.Name.EndsWith(".$", StringComparison.Ordinal);
            var name = isComputed ? field.Name[..^2] : field.Name;
            if (!read.TryAdd(name, isComputed ? ReadComputed(field, place, context) : Read(field.Value, place, context)))
            {
                context.Faults.Add(new DefinitionFault(place, $"The field '{name}' is given twice."));
            }
        }

        string[] fields = [.. read.Keys];
        PayloadTemplate[] parts = [.. read.Values];
        return Constants(parts) is { } values
            ? new PayloadTemplate.Constant(new ObjectValue(fields, values))
            : new PayloadTemplate.Fields(fields, parts);
    }

    private static PayloadTemplate ReadArray(JsonElement element, string pointer, LoadContext context)
    {
        var parts = element.EnumerateArray().Select((item, index) => Read(item, $"{pointer}/{index}", context)).ToArray();
        return Constants(parts) is { } values
            ? new PayloadTemplate.Constant(new ArrayValue(values))
            : new PayloadTemplate.Items(parts);
    }

    /// <summary>The values of parts that are all constant; null if one of them is computed.</summary>
    private static Value[]? Constants(PayloadTemplate[] parts) =>
        Array.TrueForAll(parts, part => part is PayloadTemplate.Constant)
            ? Array.ConvertAll(parts, part => ((PayloadTemplate.Constant)part).Value)
            : null;

    private static PayloadTemplate ReadComputed(JsonProperty field, string pointer, LoadContext context)
    {
        var message = $"The value of a field that ends in '.$' must be a string, but is {FieldReader.Describe(field.Value)}.";
        if (field.Value.ValueKind == JsonValueKind.String)
        {
            try
            {
                return new PayloadTemplate.Computed(ExpressionParser.Parse(field.Value.GetString()!, field.Name));
            }
            catch (PathSyntaxException invalid)
            {
                message = $"'{field.Value.GetString()}' cannot be computed. {invalid.Message}";
            }
        }

        context.Faults.Add(new DefinitionFault(pointer, message));
        return new PayloadTemplate.Constant(NullValue.Instance);
    }
}
