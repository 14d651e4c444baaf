using System.Text.Json.Serialization;
using AmiPipeline.Plans;
using AmiPipeline.Verification;

namespace AmiPipeline.Engines;

/// <summary>What engines read of the functions' outputs, as JSON, without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(VerifiedImage))]
[JsonSerializable(typeof(ImagePlan))]
internal sealed partial class EngineJson : JsonSerializerContext;
