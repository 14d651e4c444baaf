using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AmiPipeline.Infra.Tests;

/// <summary>What is known of a piece of an execution's data: a function's type, or fields that states put together.</summary>
internal sealed record Shape(Type? Type, IReadOnlyDictionary<string, Shape> Fields)
{
    private static readonly Dictionary<string, Shape> NoFields = [];

    /// <summary>Any JSON, such as the request that an execution is started with.</summary>
    public static Shape Anything { get; } = Of(typeof(JsonElement));

    public static Shape Of(Type type) => new(Nullable.GetUnderlyingType(type) ?? type, NoFields);

    /// <summary>An object of known fields.</summary>
    public static Shape Of(IEnumerable<KeyValuePair<string, Shape>> fields) => new(null, fields.ToDictionary());

    /// <summary>The shape at a path such as <c>$.image.wait.seconds</c>; null if there is none.</summary>
    public Shape? At(string path) => path == "$" ? this : path.Split('.').Skip(1).Aggregate((Shape?)this, (shape, name) => shape?.Field(name));

    /// <summary>The same with another shape at a path such as <c>$</c>, <c>$.field</c> or <c>$.field.inner</c>.</summary>
    public Shape With(string path, Shape value) => path == "$" ? value : With(path.Split('.').AsSpan(1), value);

    /// <summary>What both have, whichever way led here.</summary>
    public Shape InCommon(Shape other) => IsSameAs(other)
        ? this
        : Of(AllFields().Join(other.AllFields(), field => field.Key, field => field.Key, (one, two) => KeyValuePair.Create(one.Key, one.Value.InCommon(two.Value))));

    /// <summary>Whether the same is known of both.</summary>
    public bool IsSameAs(Shape other) =>
        Type == other.Type && Fields.Count == other.Fields.Count && Fields.All(field => other.Fields.TryGetValue(field.Key, out var same) && same.IsSameAs(field.Value));

    /// <summary>Why a parameter of this type cannot be read from the shape; null if it can.</summary>
    public string? Misfit(Type wanted)
    {
        if (wanted == typeof(JsonElement) || Type == wanted)
        {
            return null;
        }

        // One record can be read as another that has no other fields.
        var fields = AllFields().ToDictionary();
        return Type is not null && (fields.Count == 0 || !PropertiesOf(wanted).Any())
            ? $"is a {Type.Name}, not a {wanted.Name}"
            : PropertiesOf(wanted)
                .Select(property => (property.Key, Misfit: fields.TryGetValue(property.Key, out var field) ? field.Misfit(property.Value.PropertyType) : IsRequired(wanted, property.Value) ? "is missing" : null))
                .Where(property => property.Misfit is not null)
                .Select(property => $"{property.Key} {property.Misfit}")
                .FirstOrDefault();
    }

    private Shape With(ReadOnlySpan<string> names, Shape value)
    {
        var name = names[0];
        var inner = names.Length == 1 ? value : (Field(name) ?? Of([])).With(names[1..], value);
        return Of(AllFields().Where(field => field.Key != name).Append(new(name, inner)));
    }

    private Shape? Field(string name) => AllFields().ToDictionary().GetValueOrDefault(name);

    private IEnumerable<KeyValuePair<string, Shape>> AllFields() =>
        Type is null ? Fields : PropertiesOf(Type).Select(property => KeyValuePair.Create(property.Key, Of(property.Value.PropertyType)));

    // As the functions' JSON names them.
    private static IEnumerable<KeyValuePair<string, PropertyInfo>> PropertiesOf(Type type) =>
        type.Namespace?.StartsWith("AmiPipeline", StringComparison.Ordinal) != true ? [] : type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(property => KeyValuePair.Create(
            property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name ?? JsonNamingPolicy.CamelCase.ConvertName(property.Name), property));

    private static bool IsRequired(Type type, PropertyInfo property) =>
        type.GetConstructors().SelectMany(constructor => constructor.GetParameters()).Any(parameter => parameter.Name == property.Name && !parameter.HasDefaultValue)
        || property.GetCustomAttribute<System.Runtime.CompilerServices.RequiredMemberAttribute>() is not null;
}
