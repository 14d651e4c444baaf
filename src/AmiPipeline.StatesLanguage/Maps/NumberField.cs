using AmiPipeline.StatesLanguage.Data;
using AmiPipeline.StatesLanguage.Loading;

namespace AmiPipeline.StatesLanguage.Maps;

/// <summary>An integer of a definition, literal or by the field of the same name that ends in Path.</summary>
internal sealed class NumberField
{
    private readonly string _name;
    private readonly long _min;
    private readonly long? _literal;
    private readonly Expression? _path;
    private readonly string _text = "";

    /// <param name="fields">Where it is read from.</param>
    /// <param name="name">The name of the literal field.</param>
    /// <param name="min">The least it can be.</param>
    /// <param name="max">The most a literal can be.</param>
    public NumberField(FieldReader fields, string name, long min, long max)
    {
        fields.AtMostOne(name, name + "Path");
        _name = name;
        _min = min;
        _literal = fields.Integer(name, min, max);
        _path = fields.PathExpression(name + "Path");
        if (_path is not null)
        {
            _text = fields.String(name + "Path")!;
        }
    }

    public bool IsGiven => _literal is not null || _path is not null;

    /// <summary>The number; null if neither field is given.</summary>
    /// <exception cref="StateFaultException">The path leads to something else.</exception>
    public long? Evaluate(Value input, EvaluationScope scope)
    {
        var number = EvaluateAny(input, scope);
        return number < _min ? throw StateFaultException.Runtime($"{_name} must be {_min} or more, but is {number}.") : number;
    }

    /// <summary>The number, however small; null if neither field is given.</summary>
    /// <exception cref="StateFaultException">The path does not lead to a whole number.</exception>
    public long? EvaluateAny(Value input, EvaluationScope scope)
    {
        if (_path is null)
        {
            return _literal;
        }

        var value = _path.Evaluate(input, scope);
        return value is NumberValue number && number.TryGetInteger(out var whole)
            ? whole
            : throw StateFaultException.Runtime($"The {_name}Path field refers to value \"{value.ToPlainText()}\" which is not a valid integer: {_text}");
    }
}
