namespace AmiPipeline.StatesLanguage.Values;

/// <summary>Collects the fields of an object; a field named again replaces the earlier one.</summary>
internal sealed class ObjectBuilder(int capacity = 4)
{
    private const int IndexedFrom = 12;

    private readonly List<string> _names = new(capacity);
    private readonly List<Value> _values = new(capacity);
    private Dictionary<string, int>? _index;

    public ObjectBuilder Add(string name, Value value)
    {
        var at = IndexOf(name);
        if (at >= 0)
        {
            _values[at] = value;
            return this;
        }

        _index?.Add(name, _names.Count);
        _names.Add(name);
        _values.Add(value);
        return this;
    }

    public ObjectBuilder Add(string name, string text) => Add(name, new StringValue(text));

    public ObjectValue Build() => _names.Count == 0 ? ObjectValue.Empty : new ObjectValue([.. _names], [.. _values]);

    private int IndexOf(string name)
    {
        if (_names.Count < IndexedFrom)
        {
            return _names.IndexOf(name);
        }

        if (_index is null)
        {
            _index = [];
            for (var at = 0; at < _names.Count; at++)
            {
                _index.Add(_names[at], at);
            }
        }

        return _index.GetValueOrDefault(name, -1);
    }
}
