using AmiPipeline.StatesLanguage.Data;
using AmiPipeline.StatesLanguage.Loading;

namespace AmiPipeline.StatesLanguage.Maps;

/// <summary>
/// ToleratedFailureCount and ToleratedFailurePercentage of a distributed Map, literal or by path. With neither, one failure is too many;
/// with both, whichever is exceeded first counts (developer guide, Tolerated failure threshold).
/// </summary>
internal sealed class FailureTolerance
{
    private readonly NumberField _count;
    private readonly double? _percentage;
    private readonly (Expression Path, string Text)? _percentagePath;

    public FailureTolerance(FieldReader fields)
    {
        _count = new NumberField(fields, "ToleratedFailureCount", 0, int.MaxValue);
        fields.AtMostOne("ToleratedFailurePercentage", "ToleratedFailurePercentagePath");
        _percentage = fields.Number("ToleratedFailurePercentage", 0);
        if (_percentage > 100)
        {
            fields.Fault("ToleratedFailurePercentage", $"ToleratedFailurePercentage must be from 0 to 100, but is {fields.Get("ToleratedFailurePercentage")}.");
        }

        _percentagePath = fields.PathExpression("ToleratedFailurePercentagePath") is { } path ? (path, fields.String("ToleratedFailurePercentagePath")!) : null;
    }

    /// <summary>What the data makes of it.</summary>
    /// <exception cref="StateFaultException">A path leads to something else than a fitting number; the causes are as recorded.</exception>
    public ToleratedFailures Evaluate(Value input, EvaluationScope scope) => new(Count(input, scope), Percentage(input, scope));

    private long? Count(Value input, EvaluationScope scope)
    {
        var count = _count.EvaluateAny(input, scope);
        return count < 0 ? throw StateFaultException.Runtime("ToleratedFailureCount cannot be negative.") : count;
    }

    private double? Percentage(Value input, EvaluationScope scope)
    {
        if (_percentagePath is not { } path)
        {
            return _percentage;
        }

        var value = path.Path.Evaluate(input, scope);
        return value is not NumberValue number
            ? throw StateFaultException.Runtime($"The ToleratedFailurePercentagePath field refers to value \"{value.ToPlainText()}\" which is not a valid float: {path.Text}")
            : number.Double is < 0 or > 100 ? throw StateFaultException.Runtime("ToleratedFailurePercentage must be between 0 and 100.") : number.Double;
    }
}

/// <summary>How many items of a Map Run may fail.</summary>
/// <param name="Count">At most so many; null if the definition does not say.</param>
/// <param name="Percentage">At most so many of a hundred; null if the definition does not say.</param>
internal readonly record struct ToleratedFailures(long? Count, double? Percentage)
{
    public bool IsExceededBy(long failed, long total) => failed > 0
        && (Count is null && Percentage is null
            || failed > Count
            || (Percentage is { } percentage && 100.0 * failed > percentage * total));
}
