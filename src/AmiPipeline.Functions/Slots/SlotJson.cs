using System.Text.Json.Serialization;
using AmiPipeline.Slots;

namespace AmiPipeline.Functions.Slots;

/// <summary>Claims as JSON, without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(IReadOnlyList<SlotClaim>))]
internal sealed partial class SlotJson : JsonSerializerContext;
