using System.Text.Json.Serialization;

namespace AmiPipeline.Functions.Triggers;

/// <summary>What triggers start state machines with, as JSON, without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CleanUpRequest))]
internal sealed partial class TriggerJson : JsonSerializerContext;
