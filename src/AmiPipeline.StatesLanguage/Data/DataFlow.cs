using AmiPipeline.StatesLanguage.Paths;

namespace AmiPipeline.StatesLanguage.Data;

/// <summary>
/// What a state's data goes through: InputPath, Parameters, then the state's work, ResultSelector, ResultPath (onto the raw input),
/// OutputPath. An absent field changes nothing.
/// </summary>
internal sealed class DataFlow
{
    public static readonly DataFlow PassThrough = new();

    public JsonPath InputPath { get; init; } = JsonPath.Root;

    public PayloadTemplate? Parameters { get; init; }

    public PayloadTemplate? ResultSelector { get; init; }

    public JsonPath ResultPath { get; init; } = JsonPath.Root;

    public JsonPath OutputPath { get; init; } = JsonPath.Root;

    /// <summary>What InputPath selects, before Parameters.</summary>
    public Value SelectInput(Value rawInput, EvaluationScope scope) => Select(InputPath, rawInput, scope);

    /// <summary>What the state works on.</summary>
    public Value EffectiveInput(Value rawInput, EvaluationScope scope)
    {
        var input = SelectInput(rawInput, scope);
        return Parameters is null ? input : Parameters.Evaluate(input, scope);
    }

    /// <summary>What the state hands on.</summary>
    public Value Output(Value rawInput, Value result, EvaluationScope scope)
    {
        if (ResultSelector is not null)
        {
            result = ResultSelector.Evaluate(result, scope);
        }

        return Select(OutputPath, PlaceResult(ResultPath, rawInput, result), scope);
    }

    /// <summary>What OutputPath leaves of data that is otherwise complete.</summary>
    public Value SelectOutput(Value data, EvaluationScope scope) => Select(OutputPath, data, scope);

    public static Value PlaceResult(JsonPath resultPath, Value rawInput, Value result) =>
        ReferenceEquals(resultPath, JsonPath.Nothing) ? rawInput : ReferencePath.Put(rawInput, resultPath, result);

    private static Value Select(JsonPath path, Value data, EvaluationScope scope)
    {
        if (ReferenceEquals(path, JsonPath.Root))
        {
            return data;
        }

        if (ReferenceEquals(path, JsonPath.Nothing))
        {
            return ObjectValue.Empty;
        }

        var root = path.IsContext ? scope.Context : data;
        return path.TryEvaluate(root, out var value)
            ? value
            : throw StateFaultException.Runtime($"Invalid path '{path}' : {path.DescribeMissing(root)}");
    }
}
