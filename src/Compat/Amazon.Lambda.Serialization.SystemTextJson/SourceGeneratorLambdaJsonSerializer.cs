using System.Diagnostics.CodeAnalysis;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Amazon.Lambda.Core;

namespace Amazon.Lambda.Serialization.SystemTextJson;

/// <summary>Reads and writes JSON by the code that System.Text.Json generated for <typeparamref name="TSGContext"/>.</summary>
/// <remarks>
/// As in the package, the context is created again with Lambda's options, so a naming policy or ignore condition that
/// <c>JsonSourceGenerationOptions</c> states on the context does not hold here: state it in the customizer or on the types.
/// Lambda's options: property names as declared, read without regard to case; members that are null are not written;
/// only what JSON requires is escaped. Left out, as no input or output here needs them: the package's converters for
/// DateTime, MemoryStream, byte arrays and the SDK's constant classes, and its debug output.
/// </remarks>
/// <typeparam name="TSGContext">A source-generated context that names every input and output type.</typeparam>
public class SourceGeneratorLambdaJsonSerializer<
    [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TSGContext> : ILambdaSerializer
    where TSGContext : JsonSerializerContext
{
    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly TSGContext _context;

    /// <summary>A serializer with Lambda's options.</summary>
    public SourceGeneratorLambdaJsonSerializer()
        : this(static _ => { })
    {
    }

    /// <summary>A serializer with Lambda's options, changed by <paramref name="customizer"/>.</summary>
    /// <exception cref="JsonSerializerException">The context has no public constructor that takes the options.</exception>
    public SourceGeneratorLambdaJsonSerializer(Action<JsonSerializerOptions> customizer)
    {
        var options = new JsonSerializerOptions
        {
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            PropertyNameCaseInsensitive = true,
        };
        customizer(options);

        var constructor = typeof(TSGContext).GetConstructor([typeof(JsonSerializerOptions)])
            ?? throw new JsonSerializerException(
                $"{typeof(TSGContext).FullName} needs a public constructor that takes JsonSerializerOptions, as generated contexts have.");
        _context = (TSGContext)constructor.Invoke([options]);
    }

    /// <inheritdoc/>
    /// <remarks>A MemoryStream is read whole, any other stream from where it stands. JSON's null gives null.</remarks>
    /// <exception cref="JsonSerializerException">The payload is not JSON, does not fit, or the context does not name the type.</exception>
    public T Deserialize<T>(Stream requestStream)
    {
        try
        {
            return JsonSerializer.Deserialize(ReadAll(requestStream), TypeInfo<T>())!;
        }
        catch (Exception cause)
        {
            throw new JsonSerializerException($"The payload cannot be read as {typeof(T).FullName}: {cause.Message}", cause);
        }
    }

    /// <inheritdoc/>
    /// <remarks>Null is written as JSON's null.</remarks>
    /// <exception cref="JsonSerializerException">The response cannot be written, or the context does not name its type.</exception>
    public void Serialize<T>(T response, Stream responseStream)
    {
        try
        {
            using var writer = new Utf8JsonWriter(responseStream, WriterOptions);
            JsonSerializer.Serialize(writer, response, TypeInfo<T>());
        }
        catch (Exception cause)
        {
            throw new JsonSerializerException($"The response of type {typeof(T).FullName} cannot be written: {cause.Message}", cause);
        }
    }

    private JsonTypeInfo<T> TypeInfo<T>() =>
        _context.GetTypeInfo(typeof(T)) as JsonTypeInfo<T>
        ?? throw new JsonSerializerException($"{typeof(TSGContext).FullName} does not name {typeof(T).FullName}; add [JsonSerializable] for it.");

    private static byte[] ReadAll(Stream stream)
    {
        if (stream is MemoryStream memory)
        {
            return memory.ToArray();
        }

        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
