using System.Text.Json.Serialization;

namespace AmiPipeline.Requests;

/// <summary>Writes request documents as JSON: camelCase, absent rather than null.</summary>
/// <remarks>Writing alone, which keeps the executable of the functions small: <see cref="RequestReader"/> reads requests.</remarks>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    GenerationMode = JsonSourceGenerationMode.Serialization)]
[JsonSerializable(typeof(ImageRequest))]
internal sealed partial class RequestJson : JsonSerializerContext;
