using AmiPipeline.StatesLanguage.Data;
using AmiPipeline.StatesLanguage.Intrinsics;
using AmiPipeline.StatesLanguage.Loading;

namespace AmiPipeline.StatesLanguage.States;

/// <summary>Ends its graph with an error. What the definition leaves out stays absent.</summary>
internal sealed class FailState : State
{
    /// <summary>The intrinsic functions that the fields take: those that make a text (developer guide, Fail).</summary>
    private static readonly string[] TextFunctions =
        ["States.Format", "States.JsonToString", "States.ArrayGetItem", "States.Base64Encode", "States.Base64Decode", "States.Hash", "States.UUID"];

    private readonly Expression? _error;
    private readonly Expression? _cause;

    private FailState(string name, Expression? error, Expression? cause)
        : base(name, StateKind.Fail) => (_error, _cause) = (error, cause);

    public static FailState Read(string name, FieldReader fields) =>
        new(name, ReadText(fields, "Error", "ErrorPath"), ReadText(fields, "Cause", "CausePath"));

    public override void Begin(StateScope scope)
    {
        var error = Evaluate(_error, "ErrorPath", scope);
        var cause = Evaluate(_cause, "CausePath", scope);
        scope.Fail(new Failure(error, cause));
    }

    private static Expression? ReadText(FieldReader fields, string literalName, string pathName)
    {
        fields.AtMostOne(literalName, pathName);
        var literal = fields.String(literalName) is { } text ? new LiteralExpression(new StringValue(text)) : null;
        return ReadComputed(fields, pathName) ?? literal;
    }

    private static Expression? ReadComputed(FieldReader fields, string name)
    {
        var expression = fields.Expression(name);
        if (expression is PathExpression { Path.IsReference: false })
        {
            fields.Fault(name, $"{name} must be a reference path, like $.error.name, or an intrinsic function.");
        }
        else if (expression is IntrinsicExpression { Name: var function } && !TextFunctions.Contains(function))
        {
            fields.Fault(name, $"{name} takes an intrinsic function that makes a text, and not {function}: {string.Join(", ", TextFunctions)}.");
        }

        return expression;
    }

    private static string? Evaluate(Expression? expression, string field, StateScope scope) => expression?.Evaluate(scope.RawInput, scope) switch
    {
        null => null,
        StringValue text => text.Text,
        var other => throw StateFaultException.Runtime($"The {field} field refers to value \"{other.ToPlainText()}\" which is not a string"),
    };
}
