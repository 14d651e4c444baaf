using System.Text.Json;
using AmiPipeline.StatesLanguage.Loading;
using AmiPipeline.StatesLanguage.Paths;

namespace AmiPipeline.StatesLanguage.States;

/// <summary>One entry of Catch: which errors, which state is next, and where the error goes in its data.</summary>
internal sealed class Catcher(string[] errors, JsonPath resultPath, Target next)
{
    public JsonPath ResultPath => resultPath;

    public Target Next => next;

    public static Catcher[] ReadAll(FieldReader fields)
    {
        if (fields.Get("Catch", JsonValueKind.Array, "an array of catchers") is not { } list)
        {
            return [];
        }

        var readers = ListReader.Objects(list, fields.PointerTo("Catch"), fields.Context, "A catcher").ToList();
        return [.. readers.Select((reader, index) => Read(reader, index == readers.Count - 1)).OfType<Catcher>()];
    }

    public bool Matches(Failure failure) => failure.Matches(errors);

    private static Catcher? Read(FieldReader fields, bool isLast)
    {
        fields.String("Comment");
        fields.RequireField("Next");
        var errors = ErrorList.Read(fields, isLast);
        var resultPath = fields.ResultPath();
        var next = CommonFields.ReadTarget(fields, "Next");
        fields.RefuseOthers("a catcher");
        return next is null ? null : new Catcher(errors, resultPath, next);
    }
}
