using System.Text.Json;

namespace AmiPipeline.Documents;

/// <summary>Reads the fields of one JSON object, and reports every fault by JSON pointer instead of stopping at the first.</summary>
internal sealed class FieldReader
{
    private readonly Dictionary<string, JsonElement> _fields = new(StringComparer.Ordinal);
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly List<Problem> _problems;
    private readonly string _document;
    private readonly bool _isObject;

    public FieldReader(JsonElement element, string pointer, List<Problem> problems, string document = "a request")
    {
        Pointer = pointer;
        _document = document;
        _problems = problems;
        _isObject = element.ValueKind == JsonValueKind.Object;

        if (!_isObject)
        {
            problems.Add(new(pointer, $"must be an object, not {Describe(element)}"));
            return;
        }

        foreach (var property in element.EnumerateObject())
        {
            if (!_fields.TryAdd(property.Name, property.Value))
            {
                problems.Add(new(PointerTo(property.Name), "is given twice; give it once"));
            }
        }
    }

    public string Pointer { get; }

    public string PointerTo(string field) => $"{Pointer}/{field.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";

    public void Problem(string field, string message) => _problems.Add(new(PointerTo(field), message));

    public void Problem(string field, int index, string message) => _problems.Add(new($"{PointerTo(field)}/{index}", message));

    /// <summary>Reports a fault at a pointer into the whole document.</summary>
    public void ProblemAt(string pointer, string message) => _problems.Add(new(pointer, message));

    /// <summary>Reports the faults of a document within this one, which know pointers into theirs only.</summary>
    public void Problems(string field, IEnumerable<Problem> problems) =>
        _problems.AddRange(problems.Select(problem => problem with { Field = PointerTo(field) + problem.Field }));

    /// <summary>Reports a field that is given but has no place here, with a message that says more than "unknown".</summary>
    public void Refuse(string field, string message)
    {
        if (Has(field))
        {
            _known.Add(field);
            Problem(field, message);
        }
    }

    /// <summary>Whether a field is not there although its object is.</summary>
    public bool Misses(string field) => _isObject && !Has(field);

    public bool Has(string field) => _fields.ContainsKey(field);

    public string? String(string field)
    {
        if (Find(field, JsonValueKind.String, "a string") is not { } value)
        {
            return null;
        }

        var text = value.GetString()!;
        if (text.Length == 0)
        {
            Problem(field, "must not be empty; leave the field out instead");
            return null;
        }

        return text;
    }

    public string RequiredString(string field, string whatItIs)
    {
        if (Misses(field))
        {
            Problem(field, $"is missing; give {whatItIs}");
        }

        return String(field) ?? "";
    }

    /// <summary>The id of an EC2 resource, by what ids of its kind begin with.</summary>
    public string? Ec2Id(string field, string prefix)
    {
        var id = String(field);
        if (id is not null && !AwsFormats.IsEc2Id(id, prefix))
        {
            Problem(field, $"is \"{id}\"; must be {prefix}- and 8 or 17 lower-case hexadecimal digits");
        }

        return id;
    }

    public int? Integer(string field, IntegerRange range)
    {
        if (Find(field, JsonValueKind.Number, "a whole number") is not { } value)
        {
            return null;
        }

        if (!value.TryGetInt32(out var number) || !range.Contains(number))
        {
            Problem(field, $"is {value.GetRawText()}; must be a whole number from {range}");
            return null;
        }

        return number;
    }

    public bool? Boolean(string field)
    {
        _known.Add(field);
        if (!_fields.TryGetValue(field, out var value))
        {
            return null;
        }

        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return value.GetBoolean();
        }

        Problem(field, $"must be true or false, not {Describe(value)}");
        return null;
    }

    public FieldReader? Object(string field) =>
        Find(field, JsonValueKind.Object, "an object") is { } value ? new FieldReader(value, PointerTo(field), _problems, _document) : null;

    public IReadOnlyList<JsonElement> Array(string field) =>
        Find(field, JsonValueKind.Array, "an array") is { } value ? [.. value.EnumerateArray()] : [];

    /// <summary>A value of whatever kind; null if the field is not there.</summary>
    public JsonElement? Element(string field)
    {
        _known.Add(field);
        return _fields.TryGetValue(field, out var value) ? value : null;
    }

    /// <summary>An object as it is, for a reader of its own.</summary>
    public JsonElement? Document(string field) => Find(field, JsonValueKind.Object, "an object");

    /// <summary>The objects of a list, each by its own pointer.</summary>
    public IEnumerable<FieldReader> Objects(string field) =>
        Array(field).Select((element, index) => new FieldReader(element, $"{PointerTo(field)}/{index}", _problems, _document));

    public IEnumerable<(string Name, JsonElement Value)> AllFields() => _fields.Select(field => (field.Key, field.Value));

    /// <summary>Reports every unknown field, with the likeliest name if one is near.</summary>
    public void RefuseOthers()
    {
        foreach (var name in _fields.Keys.Where(name => !_known.Contains(name)))
        {
            var near = Spelling.Nearest(name, _known);
            Problem(name, near is null
                ? $"is not a field of {_document}; known here: {string.Join(", ", _known)}"
                : $"is not a field of {_document}; did you mean {near}?");
        }
    }

    public static string Describe(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => $"the string \"{element.GetString()}\"",
        JsonValueKind.Number => $"the number {element.GetRawText()}",
        JsonValueKind.Null => "null (leave the field out instead)",
        JsonValueKind.Undefined => "nothing",
        _ => element.GetRawText(),
    };

    private JsonElement? Find(string field, JsonValueKind kind, string expected)
    {
        _known.Add(field);
        if (!_fields.TryGetValue(field, out var value))
        {
            return null;
        }

        if (value.ValueKind == kind)
        {
            return value;
        }

        Problem(field, $"must be {expected}, not {Describe(value)}");
        return null;
    }
}
