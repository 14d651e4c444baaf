using System.Text.Json.Serialization;

namespace AmiPipeline.Events;

/// <summary>Events as JSON, without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ExecutionEvent))]
internal sealed partial class EventJson : JsonSerializerContext;
