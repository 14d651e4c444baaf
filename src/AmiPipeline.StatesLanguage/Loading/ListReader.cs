using System.Text.Json;

namespace AmiPipeline.StatesLanguage.Loading;

internal static class ListReader
{
    /// <summary>A reader for each object of an array; anything else in it is a fault.</summary>
    public static IEnumerable<FieldReader> Objects(JsonElement array, string pointer, LoadContext context, string what)
    {
        var index = 0;
        foreach (var item in array.EnumerateArray())
        {
            var place = $"{pointer}/{index++}";
            if (item.ValueKind == JsonValueKind.Object)
            {
                yield return new FieldReader(item, place, context);
            }
            else
            {
                context.Faults.Add(new DefinitionFault(place, $"{what} must be an object, but this is {FieldReader.Describe(item)}."));
            }
        }
    }
}
