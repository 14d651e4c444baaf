using AmiPipeline.StatesLanguage.Data;
using AmiPipeline.StatesLanguage.Loading;

namespace AmiPipeline.StatesLanguage.States;

/// <summary>Waits for a span or until a time, given literally or by the data.</summary>
internal sealed class WaitState : State
{
    private const long MaxLiteralSeconds = 99_999_999;

    private readonly long? _seconds;
    private readonly DateTimeOffset? _timestamp;
    private readonly Expression? _secondsPath;
    private readonly Expression? _timestampPath;
    private readonly string? _pathText;

    private WaitState(string name, FieldReader fields)
        : base(name, StateKind.Wait)
    {
        _seconds = fields.Integer("Seconds", 0, MaxLiteralSeconds);
        _timestamp = ReadTimestamp(fields);
        _pathText = fields.String("SecondsPath") ?? fields.String("TimestampPath");
        _secondsPath = fields.PathExpression("SecondsPath");
        _timestampPath = fields.PathExpression("TimestampPath");
    }

    public static WaitState Read(string name, FieldReader fields)
    {
        string[] ways = ["Seconds", "SecondsPath", "Timestamp", "TimestampPath"];
        fields.AtMostOne(ways);
        if (!ways.Any(fields.Has))
        {
            fields.FaultHere("A Wait state needs one of Seconds, SecondsPath, Timestamp and TimestampPath.");
        }

        return new WaitState(name, fields) { Flow = CommonFields.ReadPaths(fields), Next = CommonFields.ReadNext(fields) };
    }

    public override void Begin(StateScope scope)
    {
        var until = Until(Flow.SelectInput(scope.RawInput, scope), scope);
        if (until - scope.Now > TimeSpan.FromSeconds(int.MaxValue))
        {
            throw StateFaultException.Runtime("Wait state delay is too long.");
        }

        scope.SleepUntil(until);
    }

    public override void Resume(StateScope scope) => scope.PassOn(Flow.SelectInput(scope.RawInput, scope), Next);

    private static DateTimeOffset? ReadTimestamp(FieldReader fields)
    {
        if (fields.String("Timestamp") is not { } text)
        {
            return null;
        }

        if (Rfc3339.TryParse(text, out var instant))
        {
            return instant;
        }

        fields.Fault("Timestamp", $"Timestamp must be like 2026-01-31T12:00:00Z, but is {text}.");
        return null;
    }

    private DateTimeOffset Until(Value input, StateScope scope)
    {
        if (_secondsPath is not null)
        {
            return scope.Now.AddSeconds(Seconds(_secondsPath.Evaluate(input, scope)));
        }

        if (_timestampPath is not null)
        {
            return Timestamp(_timestampPath.Evaluate(input, scope));
        }

        return _timestamp ?? scope.Now.AddSeconds(_seconds!.Value);
    }

    private long Seconds(Value value)
    {
        if (value is not NumberValue number || !number.TryGetInteger(out var seconds))
        {
            throw StateFaultException.Runtime($"The SecondsPath parameter cannot be parsed as a long value: {_pathText} == {value.ToPlainText()}");
        }

        return seconds switch
        {
            < 0 => throw StateFaultException.Runtime($"The SecondsPath parameter references a negative value: {_pathText} == {value}"),
            > int.MaxValue => throw StateFaultException.Runtime("Wait state delay is too long."),
            _ => seconds,
        };
    }

    private DateTimeOffset Timestamp(Value value) => value is StringValue text && Rfc3339.TryParse(text.Text, out var instant)
        ? instant
        : throw StateFaultException.Runtime(
            "The TimestampPath parameter does not reference a valid ISO-8601 extended offset date-time format string: "
            + $"{_pathText} == {value.ToPlainText()}");
}
