using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Amazon.Lambda.Serialization.SystemTextJson;

namespace AmiPipeline.Functions.Catalog;

/// <summary>Reads what functions take and writes what they give. What is wrong in a payload is refused when it is read, by its path, and not found out somewhere in a function.</summary>
internal static class FunctionSerializer
{
    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly FunctionJson Context = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        PropertyNameCaseInsensitive = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    });

    /// <summary>Reads a payload.</summary>
    /// <param name="payload">The payload.</param>
    /// <exception cref="JsonSerializerException">It is not JSON, or not what the function takes.</exception>
    public static T Deserialize<T>(Stream payload)
    {
        try
        {
            using var document = JsonDocument.Parse(payload);
            var type = (JsonTypeInfo<T>)Context.GetTypeInfo(typeof(T))!;
            return FindMissing(document.RootElement, type) is { } path
                ? throw new JsonException($"{path} is missing or null.")
                : document.RootElement.Deserialize(type)!;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or NotSupportedException or FormatException)
        {
            throw new JsonSerializerException($"The payload cannot be read as {typeof(T).Name}: {error.Message}", error);
        }
    }

    /// <summary>Writes an output.</summary>
    /// <param name="output">The output.</param>
    public static MemoryStream Serialize<T>(T output)
    {
        var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, WriterOptions))
        {
            JsonSerializer.Serialize(writer, output, (JsonTypeInfo<T>)Context.GetTypeInfo(typeof(T))!);
        }

        stream.Position = 0;
        return stream;
    }

    // What System.Text.Json does not look at: items of lists, values of dictionaries, and members with an initial value, which generated code overwrites by null if they are left out.
    // The path is put together on the way back, if something is missing: every function reads its payload.
    private static string? FindMissing(JsonElement json, Type type) => json.ValueKind switch
    {
        JsonValueKind.Array or JsonValueKind.Object => FindMissing(json, Context.Options.GetTypeInfo(type)),
        _ => null,
    };

    private static string? FindMissing(JsonElement json, JsonTypeInfo type) => (json.ValueKind, type.Kind) switch
    {
        (JsonValueKind.Array, JsonTypeInfoKind.Enumerable) => FindMissingItem(json, type.ElementType!),
        (JsonValueKind.Object, JsonTypeInfoKind.Dictionary) => FindMissingValue(json, type.ElementType!),
        (JsonValueKind.Object, JsonTypeInfoKind.Object) => FindMissingMember(json, type),
        _ => null,
    };

    private static string? FindMissingItem(JsonElement list, Type itemType)
    {
        var index = 0;
        foreach (var item in list.EnumerateArray())
        {
            if (item.ValueKind == JsonValueKind.Null)
            {
                return $"/{index}";
            }

            if (FindMissing(item, itemType) is { } missing)
            {
                return $"/{index}{missing}";
            }

            index++;
        }

        return null;
    }

    private static string? FindMissingValue(JsonElement values, Type valueType)
    {
        foreach (var value in values.EnumerateObject())
        {
            if (value.Value.ValueKind == JsonValueKind.Null)
            {
                return $"/{value.Name}";
            }

            if (FindMissing(value.Value, valueType) is { } missing)
            {
                return $"/{value.Name}{missing}";
            }
        }

        return null;
    }

    private static string? FindMissingMember(JsonElement json, JsonTypeInfo type)
    {
        foreach (var member in type.Properties)
        {
            var isThere = json.TryGetProperty(member.Name, out var value);
            if (!isThere && member is { IsSetNullable: false, Set: not null, AssociatedParameter: null or { IsMemberInitializer: true } } && !member.PropertyType.IsValueType)
            {
                return $"/{member.Name}";
            }

            if (isThere && FindMissing(value, member.PropertyType) is { } missing)
            {
                return $"/{member.Name}{missing}";
            }
        }

        return null;
    }
}
