namespace AmiPipeline.StatesLanguage.Intrinsics;

internal static class ArrayFunctions
{
    private const int MaxRangeLength = 1000;

    public static Value Array(IntrinsicCall call) => new ArrayValue(call.Arguments);

    public static Value ArrayLength(IntrinsicCall call) => NumberValue.From(call.Array(0).Count);

    public static Value ArrayContains(IntrinsicCall call)
    {
        var sought = call[1];
        return BooleanValue.From(call.Array(0).Items.ToArray().Any(item => ValueEquality.AreEqual(item, sought)));
    }

    public static Value ArrayGetItem(IntrinsicCall call)
    {
        var items = call.Array(0);
        var index = call.Rounded(1);
        return index >= 0 && index < items.Count
            ? items[(int)index]
            : throw call.Failure($"The index {index} is outside of the array, which has {items.Count} items.");
    }

    public static Value ArrayPartition(IntrinsicCall call)
    {
        var items = call.Array(0);
        var size = call.Rounded(1);
        return size > 0
            ? new ArrayValue([.. items.Items.ToArray().Chunk((int)Math.Min(size, int.MaxValue)).Select(chunk => new ArrayValue(chunk))])
            : throw call.Failure($"The size of a part must be positive, but is {size}.");
    }

    public static Value ArrayRange(IntrinsicCall call)
    {
        var (first, last, step) = (call.Rounded(0), call.Rounded(1), call.Rounded(2));
        if (step == 0)
        {
            throw call.Failure("The step must not be 0.");
        }

        var span = (Int128)last - first;
        var count = step > 0 == last >= first || last == first ? (span / step) + 1 : 0;
        if (count > MaxRangeLength)
        {
            throw call.Failure($"The range would have {count} items; the maximum is {MaxRangeLength}.");
        }

        var items = new Value[(int)count];
        for (var at = 0; at < count; at++)
        {
            items[at] = NumberValue.From(first + (at * step));
        }

        return new ArrayValue(items);
    }

    public static Value ArrayUnique(IntrinsicCall call)
    {
        List<Value> unique = [];
        foreach (var item in call.Array(0).Items)
        {
            if (!unique.Exists(seen => ValueEquality.AreEqual(seen, item)))
            {
                unique.Add(item);
            }
        }

        return new ArrayValue([.. unique]);
    }
}
