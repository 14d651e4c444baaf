using AmiPipeline.StatesLanguage.Data;
using AmiPipeline.StatesLanguage.Loading;

namespace AmiPipeline.StatesLanguage.States;

/// <summary>Fields that several state types share.</summary>
internal static class CommonFields
{
    /// <summary>InputPath and OutputPath, for states that do nothing else to their data.</summary>
    public static DataFlow ReadPaths(FieldReader fields) => new()
    {
        InputPath = fields.PathOrNull("InputPath"),
        OutputPath = fields.PathOrNull("OutputPath"),
    };

    /// <summary>Everything a Task or a Parallel does to its data.</summary>
    public static DataFlow ReadFlow(FieldReader fields) => new()
    {
        InputPath = fields.PathOrNull("InputPath"),
        Parameters = fields.Template("Parameters"),
        ResultSelector = fields.Template("ResultSelector"),
        ResultPath = fields.ResultPath(),
        OutputPath = fields.PathOrNull("OutputPath"),
    };

    /// <summary>Next, or null if End is true; a state has exactly one of them.</summary>
    public static Target? ReadNext(FieldReader fields)
    {
        var next = ReadTarget(fields, "Next");
        var end = fields.Boolean("End");
        if (fields.Has("Next") && end == true)
        {
            fields.FaultHere("A state can have Next or \"End\": true, not both.");
        }
        else if (!fields.Has("Next") && end != true && !(fields.Has("End") && end is null))
        {
            fields.FaultHere("The state has neither Next nor \"End\": true.");
        }

        return next;
    }

    public static Target? ReadTarget(FieldReader fields, string name) =>
        fields.String(name) is { } target ? new Target(target, fields.PointerTo(name)) : null;
}
