namespace AmiPipeline.StatesLanguage.Values;

internal sealed class ArrayValue : Value
{
    public static readonly ArrayValue Empty = new([]);

    private readonly Value[] _items;

    /// <param name="items">The items; the array belongs to the value from now on.</param>
    public ArrayValue(Value[] items)
    {
        _items = items;
        Depth = DepthAround(items);
        var length = items.Length == 0 ? 2L : items.Length + 1L;
        foreach (var item in items)
        {
            length += item.Utf8Length;
        }

        Utf8Length = Saturated(length);
    }

    public int Count => _items.Length;

    public ReadOnlySpan<Value> Items => _items;

    public override int Utf8Length { get; }

    public Value this[int index] => _items[index];

    public ArrayValue With(int index, Value item)
    {
        var items = (Value[])_items.Clone();
        items[index] = item;
        return new ArrayValue(items);
    }

    public override Span<byte> Write(Span<byte> destination)
    {
        destination[0] = (byte)'[';
        destination = destination[1..];
        for (var index = 0; index < _items.Length; index++)
        {
            if (index > 0)
            {
                destination[0] = (byte)',';
                destination = destination[1..];
            }

            destination = _items[index].Write(destination);
        }

        destination[0] = (byte)']';
        return destination[1..];
    }
}
