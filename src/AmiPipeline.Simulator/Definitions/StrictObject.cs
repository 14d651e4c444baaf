using System.Globalization;
using System.Text.Json;
using System.Xml;

namespace AmiPipeline.Simulator.Definitions;

/// <summary>A JSON object that is read member by member, and knows its place and which members nobody asked for.</summary>
internal sealed class StrictObject
{
    private readonly JsonElement _element;
    private readonly HashSet<string> _read = new(StringComparer.Ordinal);

    public StrictObject(JsonElement element, string pointer)
    {
        _element = element;
        Pointer = pointer;
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw Error($"an object is expected, this is {Kind(element)}.");
        }
    }

    public string Pointer { get; }

    /// <summary>It as it was written.</summary>
    public string Json => _element.GetRawText();

    public string? Text(string name) =>
        Member(name) is not { } value ? null
        : value.ValueKind == JsonValueKind.String ? Answerable(value, Pointer, name)
        : throw Wrong(name, value, "a text");

    public bool Has(string name) => Member(name) is not null;

    public string Required(string name) => Text(name) ?? throw Error($"the member \"{name}\" is missing.");

    /// <summary>A text out of a fixed set, or the default.</summary>
    public string OneOf(string name, string absent, params ReadOnlySpan<string> allowed)
    {
        var value = Text(name) ?? absent;
        return allowed.Contains(value) ? value : throw At(name, $"\"{value}\" is not one of {string.Join(", ", allowed)}.");
    }

    public bool Flag(string name, bool absent = false) => Member(name)?.ValueKind switch
    {
        null => absent,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Wrong(name, Member(name)!.Value, "true or false"),
    };

    public int? Number(string name) =>
        Member(name) is not { } value ? null
        : value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number
        : throw Wrong(name, value, "an integer");

    public DateTimeOffset? Time(string name) => Text(name) is { } text ? ParseTime(name, text) : null;

    public List<DateTimeOffset> Times(string name) => Texts(name).ConvertAll(text => ParseTime(name, text));

    public int RequiredNumber(string name) => Number(name) ?? throw Error($"the member \"{name}\" is missing.");

    public List<string> Texts(string name) => Elements(name).ConvertAll(item =>
        item.Element.ValueKind == JsonValueKind.String
            ? Answerable(item.Element, item.Pointer)
            : throw new WorldFormatException(item.Pointer, "a text is expected."));

    public List<StrictObject> Objects(string name) => Elements(name).ConvertAll(item => new StrictObject(item.Element, item.Pointer));

    /// <summary>An object whose members are all texts.</summary>
    public List<KeyValuePair<string, string>> Map(string name)
    {
        if (Member(name) is not { } value)
        {
            return [];
        }

        var map = new StrictObject(value, $"{Pointer}/{name}");
        return [.. value.EnumerateObject().Select(member => KeyValuePair.Create(member.Name.All(IsAnswerable) ? member.Name : throw map.Error("a name has a character that XML cannot carry; leave it out."), map.Required(member.Name)))];
    }

    /// <summary>The object that a member is; null when it is absent.</summary>
    public StrictObject? Object(string name) => Member(name) is { } value ? new StrictObject(value, $"{Pointer}/{name}") : null;

    /// <summary>The names of its members, for an object whose names are data.</summary>
    public List<string> Names() => [.. _element.EnumerateObject().Select(member => member.Name)];

    public bool IsText(string name) => Member(name) is { ValueKind: JsonValueKind.String };

    /// <summary>One object, or an array of them.</summary>
    public List<StrictObject> OneOrMoreObjects(string name) =>
        Member(name) is { ValueKind: JsonValueKind.Object } value ? [new StrictObject(value, $"{Pointer}/{name}")] : Objects(name);

    /// <summary>One text, or an array of them, if a number or a boolean stands for its text; null when it is absent.</summary>
    public List<string>? OneOrMoreTexts(string name) => Member(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Array } => Elements(name).ConvertAll(item => Scalar(item.Element, item.Pointer)),
        var value => [Scalar(value.Value, $"{Pointer}/{name}")],
    };

    /// <summary>Ends the reading: a member that nobody asked for is an error.</summary>
    public void End()
    {
        foreach (var member in _element.EnumerateObject())
        {
            if (!_read.Contains(member.Name))
            {
                throw At(member.Name, $"there is no such member here; known are {string.Join(", ", _read.Order(StringComparer.Ordinal))}.");
            }
        }
    }

    public WorldFormatException At(string name, string problem) => new($"{Pointer}/{name}", problem);

    public WorldFormatException Error(string problem) => new(Pointer, problem);

    // What XML cannot carry could never be answered; half of a surrogate pair is no text at all.
    private static string Answerable(JsonElement value, string pointer, string? member = null)
    {
        var text = Read(value);
        return text is not null && text.All(IsAnswerable) ? text
            : throw new WorldFormatException(
                member is null ? pointer : $"{pointer}/{member}",
                text is null ? "the text has half of a surrogate pair; write both halves, or leave it out."
                : $"the text has the character U+{(int)text.First(character => !IsAnswerable(character)):X4}, which XML cannot carry; leave it out.");
    }

    private static bool IsAnswerable(char character) => XmlConvert.IsXmlChar(character) || char.IsSurrogate(character);

    private static string? Read(JsonElement text)
    {
        try
        {
            return text.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static string Scalar(JsonElement value, string pointer) => value.ValueKind switch
    {
        JsonValueKind.String => Answerable(value, pointer),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Number => value.GetRawText(),
        _ => throw new WorldFormatException(pointer, $"a text is expected, this is {Kind(value)}."),
    };

    private List<(JsonElement Element, string Pointer)> Elements(string name)
    {
        if (Member(name) is not { } value)
        {
            return [];
        }

        return value.ValueKind == JsonValueKind.Array
            ? [.. value.EnumerateArray().Select((item, index) => (item, $"{Pointer}/{name}/{index}"))]
            : throw Wrong(name, value, "an array");
    }

    private JsonElement? Member(string name)
    {
        _read.Add(name);
        return _element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
    }

    private WorldFormatException Wrong(string name, JsonElement value, string expected) =>
        At(name, $"{expected} is expected, this is {Kind(value)}.");

    private static string Kind(JsonElement element) => element.ValueKind.ToString().ToLowerInvariant();

    private DateTimeOffset ParseTime(string name, string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : throw At(name, $"\"{text}\" is not a time such as 2026-01-01T00:00:00Z.");
}
