namespace AmiPipeline.Simulator.Policies;

/// <summary>One condition of a statement: a key of the call against values of which one must fit.</summary>
internal sealed record Condition(ConditionOperator Operator, Quantifier Quantifier, bool IfExists, string Key, IReadOnlyList<TextPattern> Values)
{
    public bool IsMet(RequestContext context)
    {
        var values = context[Key] ?? [];
        if (Operator.Name == ConditionOperator.Null)
        {
            return Values.Any(value => value.Text == (values.Count == 0 ? "true" : "false"));
        }

        if (values.Count == 0)
        {
            return IfExists || (Quantifier == Quantifier.None ? Operator.IsNegated : Quantifier == Quantifier.All);
        }

        return Quantifier == Quantifier.All ? values.All(value => Fits(value, context)) : values.Any(value => Fits(value, context));
    }

    private bool Fits(string value, RequestContext context) =>
        Values.Any(wanted => Operator.Fits(value, wanted, context)) != Operator.IsNegated;
}

/// <summary>How a condition takes a key with several values.</summary>
internal enum Quantifier
{
    /// <summary>The key has one value.</summary>
    None,

    /// <summary><c>ForAllValues:</c>, also met if there is none.</summary>
    All,

    /// <summary><c>ForAnyValue:</c>, not met if there is none.</summary>
    Any,
}
