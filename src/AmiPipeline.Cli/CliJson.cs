using System.Text.Json.Serialization;
using AmiPipeline.Planning;
using AmiPipeline.Verification;

namespace AmiPipeline.Cli;

/// <summary>What the program reads from executions and prints with <c>--output json</c>.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    WriteIndented = true)]
[JsonSerializable(typeof(VerifiedImage))]
[JsonSerializable(typeof(ImagePlan))]
internal sealed partial class CliJson : JsonSerializerContext;
