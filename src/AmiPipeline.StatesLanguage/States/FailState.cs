using AmiPipeline.StatesLanguage.Data;
using AmiPipeline.StatesLanguage.Executing;
using AmiPipeline.StatesLanguage.Loading;
using AmiPipeline.StatesLanguage.Values;

namespace AmiPipeline.StatesLanguage.States;

/// <summary>Ends its graph with an error. What the definition leaves out stays absent.</summary>
internal sealed class FailState : State
{
    private readonly Expression? _error;
    private readonly Expression? _cause;

    private FailState(string name, Expression? error, Expression? cause)
        : base(name, StateKind.Fail) => (_error, _cause) = (error, cause);

    public static FailState Read(string name, FieldReader fields) =>
        new(name, ReadText(fields, "Error", "ErrorPath"), ReadText(fields, "Cause", "CausePath"));

    public override void Begin(Strand strand)
    {
        var error = Evaluate(_error, "ErrorPath", strand);
        var cause = Evaluate(_cause, "CausePath", strand);
        strand.Fail(new Failure(error, cause));
    }

    private static Expression? ReadText(FieldReader fields, string literalName, string pathName)
    {
        fields.AtMostOne(literalName, pathName);
        var literal = fields.String(literalName) is { } text ? new LiteralExpression(new StringValue(text)) : null;
        return fields.Expression(pathName) ?? literal;
    }

    private static string? Evaluate(Expression? expression, string field, Strand strand) => expression?.Evaluate(strand.RawInput, strand) switch
    {
        null => null,
        StringValue text => text.Text,
        var other => throw StateFaultException.Runtime($"The {field} field refers to value \"{other}\" which is not a string"),
    };
}
