using AmiPipeline.StatesLanguage.Loading;

namespace AmiPipeline.StatesLanguage.Maps;

/// <summary>WriterConfig of a ResultWriter: how the results of child executions are put together (developer guide, ResultWriter).</summary>
/// <param name="Transformation">Whether a result is the execution details of a child execution, its output, or the elements of its output.</param>
/// <param name="IsLines">Whether results are written a line each, not as an array.</param>
internal sealed record WriterConfig(ResultTransformation Transformation, bool IsLines)
{
    /// <summary>Without ResultWriter, the outputs are handed on.</summary>
    public static readonly WriterConfig Outputs = new(ResultTransformation.Compact, IsLines: false);

    /// <summary>Results that are exported without WriterConfig have everything.</summary>
    public static readonly WriterConfig Details = new(ResultTransformation.None, IsLines: false);

    /// <summary>What files of results are called after their number.</summary>
    public string Extension => IsLines ? "jsonl" : "json";

    public static WriterConfig Read(FieldReader fields)
    {
        var transformation = fields.OneOf("Transformation", "NONE", "COMPACT", "FLATTEN");
        var outputType = fields.OneOf("OutputType", "JSON", "JSONL");
        fields.RefuseOthers("WriterConfig");
        return new WriterConfig(
            transformation switch
            {
                "COMPACT" => ResultTransformation.Compact,
                "FLATTEN" => ResultTransformation.Flatten,
                _ => ResultTransformation.None,
            },
            outputType == "JSONL");
    }

    /// <summary>The results that one child execution brings.</summary>
    /// <param name="output">Its output; null if it has none, so that its execution details are the result whatever the transformation.</param>
    /// <param name="details">Makes its execution details.</param>
    public IEnumerable<Value> Results(Value? output, Func<Value> details) => (Transformation, output) switch
    {
        (ResultTransformation.None, _) or (_, null) => [details()],
        (ResultTransformation.Flatten, ArrayValue items) => items.Items.ToArray(),
        _ => [output],
    };

    /// <summary>Results as a file has them.</summary>
    public string Format(IReadOnlyList<Value> results) =>
        IsLines ? string.Concat(results.Select(result => $"{result}\n")) : new ArrayValue([.. results]).ToString();
}

/// <summary>What becomes of the result of a child execution.</summary>
internal enum ResultTransformation
{
    None,
    Compact,
    Flatten,
}
