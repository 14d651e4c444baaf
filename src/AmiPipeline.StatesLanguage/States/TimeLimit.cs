using AmiPipeline.StatesLanguage.Data;
using AmiPipeline.StatesLanguage.Loading;

namespace AmiPipeline.StatesLanguage.States;

/// <summary>A number of seconds, literal or from the data: the timeout of a task, or of its heartbeat.</summary>
internal sealed class TimeLimit
{
    /// <summary>The longest a task can take, and its timeout if the definition gives none (developer guide, Task).</summary>
    public const int MaxSeconds = 99_999_999;

    private readonly long? _literal;
    private readonly Expression? _path;
    private readonly string _description;

    private TimeLimit(long? literal, Expression? path, string description)
    {
        _literal = literal;
        _path = path;
        _description = description;
    }

    public static TimeLimit? Read(FieldReader fields, string name)
    {
        var pathName = name + "Path";
        fields.AtMostOne(name, pathName);
        var literal = fields.Integer(name, 1, MaxSeconds);
        var path = fields.PathExpression(pathName);
        return literal is null && path is null ? null : new TimeLimit(literal, path, pathName);
    }

    /// <summary>Whether both limits are literal and the other is not longer.</summary>
    public bool IsLiterallyAtLeast(TimeLimit? other) => _literal >= other?._literal;

    public long Seconds(Value input, StateScope scope)
    {
        if (_literal is { } literal)
        {
            return literal;
        }

        var value = _path!.Evaluate(input, scope);
        return value is NumberValue number && number.TryGetInteger(out var seconds) && seconds is > 0 and <= MaxSeconds
            ? seconds
            : throw StateFaultException.Runtime(
                $"The {_description} field refers to value \"{value.ToPlainText()}\" which is not a valid integer from 1 to {MaxSeconds}");
    }
}
