using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Xml;

namespace AmiPipeline.Simulator.Protocol;

/// <summary>The parameters of a Query call. It remembers which were read, so that none is ever ignored in silence.</summary>
internal sealed class ActionParameters
{
    // Lists are found by their names, so many parameters cost time that other callers wait for. EC2's lists end at 1,000 items.
    private const int MaxParameters = 4_000;

    private readonly Dictionary<string, string> _values;
    private readonly HashSet<string> _read;
    private readonly string _prefix;

    private ActionParameters(Dictionary<string, string> values, HashSet<string> read, string prefix)
    {
        _values = values;
        _read = read;
        _prefix = prefix;
    }

    /// <summary>No parameters at all.</summary>
    public static ActionParameters None => new(new(StringComparer.Ordinal), new(StringComparer.Ordinal), "");

    /// <summary>Everything that was sent, <c>Action</c> and <c>Version</c> included.</summary>
    public IReadOnlyDictionary<string, string> All => _values;

    /// <summary>What was sent and not read yet.</summary>
    public IEnumerable<string> Unread => _values.Keys.Where(name => !_read.Contains(name));

    /// <summary>Everything that was sent in one text, which is the same whatever the order it was sent in.</summary>
    /// <param name="except">Parameters to leave out.</param>
    public string ToText(params ReadOnlySpan<string> except)
    {
        var left = _values.Keys.Except(except.ToArray(), StringComparer.Ordinal).Order(StringComparer.Ordinal);
        return string.Join('\n', left.Select(name => $"{name}={_values[name]}"));
    }

    public static ActionParameters Parse(ReadOnlySpan<byte> form)
    {
        if (form.Count((byte)'&') >= MaxParameters)
        {
            throw new ServiceErrorException("InvalidRequest", $"The simulator reads at most {MaxParameters} parameters.");
        }

        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in Encoding.UTF8.GetString(form).Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var split = pair.IndexOf('=', StringComparison.Ordinal);
            var name = split < 0 ? pair : pair[..split];
            values[Decode(name)] = split < 0 ? "" : Decode(pair[(split + 1)..]);
        }

        return new ActionParameters(values, new HashSet<string>(StringComparer.Ordinal), "");
    }

    /// <summary>The members of a flat JSON object, as the JSON protocols send them; a nested member keeps its JSON text.</summary>
    public static ActionParameters FromJson(ReadOnlyMemory<byte> body)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        try
        {
            using var document = JsonDocument.Parse(body.IsEmpty ? "{}"u8.ToArray() : body);
            foreach (var member in document.RootElement.EnumerateObject())
            {
                values[member.Name] = member.Value.ToString();
            }
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw new ServiceErrorException("SerializationException", "The body is not a JSON object.");
        }

        return new ActionParameters(values, new HashSet<string>(StringComparer.Ordinal), "");
    }

    public string? Text(string name)
    {
        var full = _prefix + name;
        _read.Add(full);
        return _values.GetValueOrDefault(full);
    }

    /// <summary>The text, or null if there is none in it either: some clients send an empty value for what they leave out.</summary>
    public string? NonEmpty(string name) => Text(name) is { Length: > 0 } value ? value : null;

    public string Required(string name) => NonEmpty(name)
        ?? throw new ServiceErrorException("MissingParameter", $"The request must contain the parameter {_prefix}{name}");

    /// <summary>The names of all members of the structure, without its own.</summary>
    public List<string> Names() => [.. _values.Keys.Where(name => name.StartsWith(_prefix, StringComparison.Ordinal)).Select(name => name[_prefix.Length..])];

    /// <summary>Other values in the place of these; what was read counts as read.</summary>
    public ActionParameters WithValues(IReadOnlyDictionary<string, string> values) => new(new Dictionary<string, string>(values, StringComparer.Ordinal), _read, _prefix);

    public bool Has(string name) => _values.ContainsKey(_prefix + name);

    public bool? Flag(string name) => Text(name) switch
    {
        null => null,
        "true" or "True" => true,
        "false" or "False" => false,
        var value => throw Invalid(name, value, "a boolean, true or false"),
    };

    public int? Number(string name, int least = int.MinValue, int most = int.MaxValue)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        var isNumber = int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value);
        return isNumber && value >= least && value <= most ? value : throw Invalid(name, text, $"an integer from {least} to {most}");
    }

    /// <summary>A text out of a fixed set, or null.</summary>
    public string? OneOf(string name, params ReadOnlySpan<string> allowed)
    {
        var value = Text(name);
        return value is null || allowed.Contains(value) ? value : throw Invalid(name, value, $"one of {string.Join(", ", allowed)}");
    }

    /// <summary>A text out of a fixed set as the set has it, or null; its letter case and the spaces around it do not count.</summary>
    public string? OneOfAnyCase(string name, params ReadOnlySpan<string> allowed)
    {
        var value = Text(name);
        foreach (var candidate in allowed)
        {
            if (string.Equals(value?.Trim(), candidate, StringComparison.OrdinalIgnoreCase))
            {
                return candidate;
            }
        }

        return value is null ? null : throw Invalid(name, value, $"one of {string.Join(", ", allowed)}");
    }

    /// <summary>The values of <c>Name.1</c>, <c>Name.2</c>, … up to the first gap.</summary>
    /// <exception cref="ServiceErrorException">The list is there, and empty.</exception>
    public List<string> List(string name)
    {
        RefuseEmptyList(name);
        var values = new List<string>();
        for (var index = 1; Text($"{name}.{index}") is { } value; index++)
        {
            values.Add(value);
        }

        return values;
    }

    /// <summary>The members <c>Name.1.…</c>, <c>Name.2.…</c>, … up to the first gap, each to be read by its own names.</summary>
    /// <exception cref="ServiceErrorException">The list is there, and empty.</exception>
    public IEnumerable<ActionParameters> Items(string name)
    {
        RefuseEmptyList(name);
        for (var index = 1; ; index++)
        {
            var prefix = $"{_prefix}{name}.{index}.";
            if (!_values.Keys.Any(key => key.StartsWith(prefix, StringComparison.Ordinal)))
            {
                yield break;
            }

            yield return new ActionParameters(_values, _read, prefix);
        }
    }

    /// <summary>The same parameters, for a reader whose reading does not count.</summary>
    public ActionParameters WithoutUseTracking() => new(_values, new HashSet<string>(StringComparer.Ordinal), _prefix);

    /// <summary>The members of the structure <c>Name.…</c>.</summary>
    public ActionParameters Within(string name) => new(_values, _read, $"{_prefix}{name}.");

    // Some clients write a list without items as a parameter without a value. EC2 refuses it, as reports quote it.
    private void RefuseEmptyList(string name)
    {
        if (_values.TryGetValue(_prefix + name, out var value) && value.Length == 0)
        {
            throw new ServiceErrorException("InvalidRequest", "The request received was invalid.");
        }
    }

    // What XML cannot carry could never be answered.
    private static string Decode(string encoded)
    {
        var text = WebUtility.UrlDecode(encoded);
        return text.All(character => XmlConvert.IsXmlChar(character) || char.IsSurrogate(character))
            ? text
            : throw new ServiceErrorException("InvalidParameterValue", "The request has a control character in it.");
    }

    private ServiceErrorException Invalid(string name, string value, string expected) =>
        new("InvalidParameterValue", $"Value ({value}) for parameter {_prefix}{name} is invalid. Expected: {expected}.");
}
