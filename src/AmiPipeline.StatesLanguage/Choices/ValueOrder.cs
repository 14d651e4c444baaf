namespace AmiPipeline.StatesLanguage.Choices;

/// <summary>The order of two values of one type; null if either is of another type.</summary>
internal static class ValueOrder
{
    /// <summary>By UTF-16 code unit, as Java compares strings.</summary>
    public static int? CompareStrings(Value one, Value other) =>
        one is StringValue left && other is StringValue right ? string.CompareOrdinal(left.Text, right.Text) : null;

    public static int? CompareNumbers(Value one, Value other) =>
        one is NumberValue left && other is NumberValue right ? left.CompareTo(right) : null;

    public static int? CompareTimestamps(Value one, Value other)
    {
        if (one is not StringValue left || other is not StringValue right
            || !Rfc3339.TryParse(left.Text, out long leftSeconds, out var leftRest)
            || !Rfc3339.TryParse(right.Text, out long rightSeconds, out var rightRest))
        {
            return null;
        }

        return leftSeconds == rightSeconds ? leftRest.CompareTo(rightRest) : leftSeconds.CompareTo(rightSeconds);
    }

    public static bool IsTimestamp(Value value) => value is StringValue text && Rfc3339.TryParse(text.Text, out long _, out _);
}
