using System.Text.Json;
using AmiPipeline.StatesLanguage.Loading;

namespace AmiPipeline.StatesLanguage.States;

/// <summary>The ErrorEquals of a retrier or a catcher.</summary>
internal static class ErrorList
{
    public static string[] Read(FieldReader fields, bool isLast)
    {
        fields.RequireField("ErrorEquals");
        if (fields.Get("ErrorEquals", JsonValueKind.Array, "an array of error names") is not { } list)
        {
            return [];
        }

        List<string> errors = [];
        foreach (var name in list.EnumerateArray())
        {
            if (name.ValueKind == JsonValueKind.String)
            {
                errors.Add(name.GetString()!);
            }
            else
            {
                fields.Fault("ErrorEquals", $"An error name must be a string, but is {FieldReader.Describe(name)}.");
            }
        }

        if (list.GetArrayLength() == 0)
        {
            fields.Fault("ErrorEquals", "ErrorEquals must hold at least one error name.");
        }

        if (errors.Contains(ErrorNames.All) && (errors.Count > 1 || !isLast))
        {
            fields.Fault("ErrorEquals", "States.ALL must stand alone, and in the last entry.");
        }

        fields.Context.ErrorNames.AddRange(errors);
        return [.. errors];
    }
}
