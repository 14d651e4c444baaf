namespace AmiPipeline.StatesLanguage.Paths;

/// <summary>A part of a filter expression. Kinds are few and closed, so they are in one file.</summary>
internal abstract class FilterTerm
{
    /// <summary>The term's value, or null if its path leads nowhere.</summary>
    public virtual Value? Evaluate(Value item) => BooleanValue.From(Holds(item));

    /// <summary>Whether the term holds; a path holds if it leads somewhere.</summary>
    public virtual bool Holds(Value item) => Evaluate(item) is { } value && value is not BooleanValue { IsTrue: false };

    public sealed class Literal(Value value) : FilterTerm
    {
        public override Value Evaluate(Value item) => value;
    }

    public sealed class Path(JsonPath path) : FilterTerm
    {
        public override Value? Evaluate(Value item) =>
            path.TryEvaluate(item, out var value) && !(value is ArrayValue { Count: 0 } && !path.IsDefinite) ? value : null;

        public override bool Holds(Value item) => Evaluate(item) is not null;
    }

    public sealed class Not(FilterTerm term) : FilterTerm
    {
        public override bool Holds(Value item) => !term.Holds(item);
    }

    public sealed class And(FilterTerm[] terms) : FilterTerm
    {
        public override bool Holds(Value item) => Array.TrueForAll(terms, term => term.Holds(item));
    }

    public sealed class Or(FilterTerm[] terms) : FilterTerm
    {
        public override bool Holds(Value item) => Array.Exists(terms, term => term.Holds(item));
    }

    public sealed class Comparison(FilterTerm left, string sign, FilterTerm right) : FilterTerm
    {
        public override bool Holds(Value item)
        {
            if (left.Evaluate(item) is not { } one || right.Evaluate(item) is not { } other)
            {
                // What is missing differs from everything, in the reading of Jayway JsonPath.
                return sign == "!=";
            }

            return sign switch
            {
                "==" => ValueEquality.AreEqual(one, other),
                "!=" => !ValueEquality.AreEqual(one, other),
                "<" => Order(one, other) < 0,
                "<=" => Order(one, other) <= 0,
                ">" => Order(one, other) > 0,
                _ => Order(one, other) >= 0,
            };
        }

        private static int? Order(Value one, Value other) => (one, other) switch
        {
            (NumberValue left, NumberValue right) => left.CompareTo(right),
            (StringValue left, StringValue right) => string.CompareOrdinal(left.Text, right.Text),
            _ => null,
        };
    }
}
