using System.Text.Json.Serialization;

namespace AmiPipeline.Requests;

/// <summary>Request documents as JSON: camelCase, absent rather than null.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(ImageRequest))]
public sealed partial class RequestJson : JsonSerializerContext;
