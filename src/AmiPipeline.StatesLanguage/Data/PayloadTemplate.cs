namespace AmiPipeline.StatesLanguage.Data;

/// <summary>JSON in which fields whose names end in <c>.$</c> are computed. Parts without such fields are shared, not copied.</summary>
internal abstract class PayloadTemplate
{
    /// <exception cref="StateFaultException">The data has not what the template needs.</exception>
    public abstract Value Evaluate(Value input, EvaluationScope scope);

    public sealed class Constant(Value value) : PayloadTemplate
    {
        public Value Value => value;

        public override Value Evaluate(Value input, EvaluationScope scope) => value;
    }

    public sealed class Computed(Expression expression) : PayloadTemplate
    {
        public override Value Evaluate(Value input, EvaluationScope scope) => expression.Evaluate(input, scope);
    }

    public sealed class Fields(string[] names, PayloadTemplate[] parts) : PayloadTemplate
    {
        public override Value Evaluate(Value input, EvaluationScope scope)
        {
            var values = new Value[parts.Length];
            for (var at = 0; at < parts.Length; at++)
            {
                values[at] = parts[at].Evaluate(input, scope);
            }

            return new ObjectValue(names, values);
        }
    }

    public sealed class Items(PayloadTemplate[] parts) : PayloadTemplate
    {
        public override Value Evaluate(Value input, EvaluationScope scope) =>
            new ArrayValue(Array.ConvertAll(parts, part => part.Evaluate(input, scope)));
    }
}
