using System.Text.Json.Serialization;

namespace AmiPipeline.Requests;

/// <summary>The types of request documents as <see cref="RequestJson"/> writes them, from which their schema is made.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(ImageRequest))]
internal sealed partial class RequestTypesJson : JsonSerializerContext;
