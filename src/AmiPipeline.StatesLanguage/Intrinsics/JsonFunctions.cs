using System.Text.Json;

namespace AmiPipeline.StatesLanguage.Intrinsics;

internal static class JsonFunctions
{
    public static Value JsonMerge(IntrinsicCall call)
    {
        if (call[2] is not BooleanValue { IsTrue: false })
        {
            throw call.Failure("Only shallow merging is supported: the third argument must be false.");
        }

        var merged = new ObjectBuilder();
        foreach (var fields in new[] { call.Object(0), call.Object(1) })
        {
            for (var at = 0; at < fields.Count; at++)
            {
                merged.Add(fields.Names[at], fields.Values[at]);
            }
        }

        return merged.Build();
    }

    /// <summary>Blank text becomes null, as recorded from AWS.</summary>
    public static Value StringToJson(IntrinsicCall call)
    {
        var text = call.String(0);
        try
        {
            return string.IsNullOrWhiteSpace(text) ? NullValue.Instance : ValueReader.Read(text);
        }
        catch (JsonException)
        {
            throw call.Failure($"The text is not valid JSON: {text}");
        }
        catch (ValueTooDeepException tooDeep)
        {
            throw call.Failure(tooDeep.Message);
        }
    }

    public static Value JsonToString(IntrinsicCall call) => new StringValue(call[0].ToString());
}
