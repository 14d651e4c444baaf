using System.Text.Json;

namespace AmiPipeline.Documents;

/// <summary>Refuses texts with half of a surrogate pair: JSON can escape one, UTF-8 cannot carry it, and reading it throws.</summary>
internal static class SurrogateCheck
{
    private const string Fault = "has a \\u escape that is half of a surrogate pair; give both halves";

    public static void Check(JsonElement element, string pointer, List<Problem> problems)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String when !IsReadable(() => element.GetString()):
                problems.Add(new(pointer, Fault));
                break;
            case JsonValueKind.Array:
                var index = 0;
                foreach (var item in element.EnumerateArray())
                {
                    Check(item, $"{pointer}/{index++}", problems);
                }

                break;
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject())
                {
                    CheckField(property, pointer, problems);
                }

                break;
        }
    }

    private static void CheckField(JsonProperty property, string pointer, List<Problem> problems)
    {
        if (IsReadable(() => property.Name))
        {
            Check(property.Value, $"{pointer}/{property.Name}", problems);
        }
        else
        {
            problems.Add(new(pointer, $"has a field whose name {Fault}"));
        }
    }

    private static bool IsReadable(Func<string?> read)
    {
        try
        {
            read();
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
