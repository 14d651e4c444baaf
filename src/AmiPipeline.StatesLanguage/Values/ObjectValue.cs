namespace AmiPipeline.StatesLanguage.Values;

/// <summary>A JSON object. Fields keep the order they were written in.</summary>
internal sealed class ObjectValue : Value
{
    public static readonly ObjectValue Empty = new([], []);

    private const int IndexedFrom = 12;

    private readonly string[] _names;
    private readonly Value[] _values;
    private Dictionary<string, int>? _index;

    /// <param name="names">The distinct field names; the array belongs to the value from now on.</param>
    /// <param name="values">The value of each field; the array belongs to the value from now on.</param>
    public ObjectValue(string[] names, Value[] values)
    {
        _names = names;
        _values = values;
        Depth = DepthAround(values);
        var length = names.Length == 0 ? 2L : names.Length + 1L;
        for (var at = 0; at < names.Length; at++)
        {
            length += JsonText.QuotedLength(names[at]) + 1L + values[at].Utf8Length;
        }

        Utf8Length = Saturated(length);
    }

    private ObjectValue(string[] names, Value[] values, long utf8Length)
    {
        _names = names;
        _values = values;
        Depth = DepthAround(values);
        Utf8Length = Saturated(utf8Length);
    }

    public int Count => _names.Length;

    public ReadOnlySpan<string> Names => _names;

    public ReadOnlySpan<Value> Values => _values;

    public override int Utf8Length { get; }

    public bool TryGet(string name, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Value? value)
    {
        var at = IndexOf(name);
        value = at < 0 ? null : _values[at];
        return at >= 0;
    }

    /// <summary>The same object with one field added or replaced.</summary>
    public ObjectValue With(string name, Value value)
    {
        var at = IndexOf(name);
        if (at >= 0)
        {
            var values = (Value[])_values.Clone();
            values[at] = value;
            return new ObjectValue(_names, values, (long)Utf8Length - _values[at].Utf8Length + value.Utf8Length);
        }

        var added = JsonText.QuotedLength(name) + 1L + value.Utf8Length + (Count == 0 ? 0 : 1);
        return new ObjectValue([.. _names, name], [.. _values, value], Utf8Length + added);
    }

    public override Span<byte> Write(Span<byte> destination)
    {
        destination[0] = (byte)'{';
        destination = destination[1..];
        for (var at = 0; at < _names.Length; at++)
        {
            if (at > 0)
            {
                destination[0] = (byte)',';
                destination = destination[1..];
            }

            destination = JsonText.WriteQuoted(_names[at], destination);
            destination[0] = (byte)':';
            destination = _values[at].Write(destination[1..]);
        }

        destination[0] = (byte)'}';
        return destination[1..];
    }

    private int IndexOf(string name)
    {
        if (_names.Length < IndexedFrom)
        {
            return Array.IndexOf(_names, name);
        }

        return (_index ??= BuildIndex()).TryGetValue(name, out var at) ? at : -1;
    }

    private Dictionary<string, int> BuildIndex()
    {
        var index = new Dictionary<string, int>(_names.Length);
        for (var at = 0; at < _names.Length; at++)
        {
            index[_names[at]] = at;
        }

        return index;
    }
}
