using System.Text.Json;
using AmiPipeline.StatesLanguage.Data;
using AmiPipeline.StatesLanguage.Syntax;
using AmiPipeline.StatesLanguage.Values;

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
        List<string> names = [];
        List<PayloadTemplate> parts = [];
        foreach (var field in element.EnumerateObject())
        {
            var place = FieldReader.PointerTo(pointer, field.Name);
            var isComputed = field.Name.EndsWith(".$", StringComparison.Ordinal);
            var name = isComputed ? field.Name[..^2] : field.Name;
            if (names.Contains(name))
            {
                context.Faults.Add(new DefinitionFault(place, $"The field '{name}' is given twice."));
                continue;
            }

            names.Add(name);
            parts.Add(isComputed ? ReadComputed(field, place, context) : Read(field.Value, place, context));
        }

        return parts.TrueForAll(part => part is PayloadTemplate.Constant)
            ? new PayloadTemplate.Constant(ValueReader.Read(element))
            : new PayloadTemplate.Fields([.. names], [.. parts]);
    }

    private static PayloadTemplate ReadArray(JsonElement element, string pointer, LoadContext context)
    {
        var parts = element.EnumerateArray().Select((item, index) => Read(item, $"{pointer}/{index}", context)).ToArray();
        return Array.TrueForAll(parts, part => part is PayloadTemplate.Constant)
            ? new PayloadTemplate.Constant(ValueReader.Read(element))
            : new PayloadTemplate.Items(parts);
    }

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
