namespace AmiPipeline.StatesLanguage.Values;

/// <summary>Equality of JSON values: numbers by value, objects whatever the order of their fields.</summary>
internal static class ValueEquality
{
    public static bool AreEqual(Value left, Value right) => (left, right) switch
    {
        _ when ReferenceEquals(left, right) => true,
        (StringValue one, StringValue other) => one.Text == other.Text,
        (NumberValue one, NumberValue other) => one.CompareTo(other) == 0,
        (BooleanValue one, BooleanValue other) => one.IsTrue == other.IsTrue,
        (ArrayValue one, ArrayValue other) => AreEqual(one, other),
        (ObjectValue one, ObjectValue other) => AreEqual(one, other),
        _ => false,
    };

    private static bool AreEqual(ArrayValue left, ArrayValue right)
    {
        if (left.Count != right.Count)
        {
            return false;
        }

        for (var index = 0; index < left.Count; index++)
        {
            if (!AreEqual(left[index], right[index]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool AreEqual(ObjectValue left, ObjectValue right)
    {
        if (left.Count != right.Count)
        {
            return false;
        }

        for (var at = 0; at < left.Count; at++)
        {
            if (!right.TryGet(left.Names[at], out var other) || !AreEqual(left.Values[at], other))
            {
                return false;
            }
        }

        return true;
    }
}
