namespace AmiPipeline.StatesLanguage.Choices;

/// <param name="Name">The field that asks for the comparison, such as <c>StringEquals</c>.</param>
/// <param name="Operand">What the literal operand must be.</param>
/// <param name="HasPathForm">Whether the field also exists with <c>Path</c> at its end.</param>
/// <param name="Holds">The comparison: the variable, then the operand. A variable of another type makes it false.</param>
internal sealed record ComparisonOperator(string Name, OperandKind Operand, bool HasPathForm, Func<Value, Value, bool> Holds)
{
    public const string IsPresent = "IsPresent";

    /// <summary>Every comparison but <see cref="IsPresent"/>, by the field that asks for it.</summary>
    public static readonly IReadOnlyDictionary<string, ComparisonOperator> Known = All().ToDictionary(known => known.Name);

    /// <summary>Every field that asks for a comparison.</summary>
    public static readonly IReadOnlyList<string> FieldNames =
        [.. Known.Keys, .. Known.Values.Where(known => known.HasPathForm).Select(known => known.Name + "Path"), IsPresent];

    /// <summary>Whether a value can be on the right of the comparison.</summary>
    public bool Takes(Value operand) => Operand switch
    {
        OperandKind.String => operand is StringValue,
        OperandKind.Number => operand is NumberValue,
        OperandKind.Boolean => operand is BooleanValue,
        _ => ValueOrder.IsTimestamp(operand),
    };

    /// <summary>What <see cref="Takes"/> asks for, in words.</summary>
    public string Expectation => Operand switch
    {
        OperandKind.String => "a string",
        OperandKind.Number => "a number",
        OperandKind.Boolean => "true or false",
        _ => "a timestamp like 2026-01-31T12:00:00Z",
    };

    private static IEnumerable<ComparisonOperator> All() =>
    [
        .. Ordered("String", OperandKind.String, ValueOrder.CompareStrings),
        .. Ordered("Numeric", OperandKind.Number, ValueOrder.CompareNumbers),
        .. Ordered("Timestamp", OperandKind.Timestamp, ValueOrder.CompareTimestamps),
        new("BooleanEquals", OperandKind.Boolean, true, (one, other) =>
            one is BooleanValue left && other is BooleanValue right && left.IsTrue == right.IsTrue),
        new("StringMatches", OperandKind.String, false, (one, pattern) =>
            one is StringValue text && StringPattern.Matches(text.Text, ((StringValue)pattern).Text)),
        IsType("IsNull", value => value is NullValue),
        IsType("IsString", value => value is StringValue),
        IsType("IsNumeric", value => value is NumberValue),
        IsType("IsBoolean", value => value is BooleanValue),
        IsType("IsTimestamp", ValueOrder.IsTimestamp),
    ];

    private static IEnumerable<ComparisonOperator> Ordered(string family, OperandKind operand, Func<Value, Value, int?> order) =>
    [
        new($"{family}Equals", operand, true, (one, other) => order(one, other) == 0),
        new($"{family}LessThan", operand, true, (one, other) => order(one, other) < 0),
        new($"{family}GreaterThan", operand, true, (one, other) => order(one, other) > 0),
        new($"{family}LessThanEquals", operand, true, (one, other) => order(one, other) <= 0),
        new($"{family}GreaterThanEquals", operand, true, (one, other) => order(one, other) >= 0),
    ];

    private static ComparisonOperator IsType(string name, Func<Value, bool> isType) =>
        new(name, OperandKind.Boolean, false, (value, expected) => isType(value) == ((BooleanValue)expected).IsTrue);
}

/// <summary>What the literal operand of a comparison must be.</summary>
internal enum OperandKind
{
    String,
    Number,
    Boolean,
    Timestamp,
}
