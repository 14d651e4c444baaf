namespace AmiPipeline.Simulator.Policies;

/// <summary>What a call offers to the conditions of policies: condition keys, in any letter case, and their values.</summary>
internal sealed class RequestContext
{
    private readonly Dictionary<string, IReadOnlyList<string>> _values = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>A context without keys.</summary>
    public static RequestContext Empty { get; } = new();

    public IReadOnlyDictionary<string, IReadOnlyList<string>> Values => _values;

    public IReadOnlyList<string>? this[string key] => _values.GetValueOrDefault(key);

    /// <summary>The value of a key that has exactly one; null otherwise.</summary>
    public string? Single(string key) => this[key] is [var value] ? value : null;

    public RequestContext With(string key, params IReadOnlyList<string> values)
    {
        _values[key] = values;
        return this;
    }

    /// <summary>Adds a key that has a value; leaves it out otherwise.</summary>
    public RequestContext WithKnown(string key, string? value) => value is null ? this : With(key, value);

    public RequestContext Without(string key)
    {
        _values.Remove(key);
        return this;
    }

    public RequestContext With(RequestContext other)
    {
        foreach (var (key, values) in other._values)
        {
            _values[key] = values;
        }

        return this;
    }
}
