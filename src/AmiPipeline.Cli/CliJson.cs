using System.Text.Json.Serialization;
using AmiPipeline.Cli.Documents;
using AmiPipeline.Plans;
using AmiPipeline.Verification;

namespace AmiPipeline.Cli;

/// <summary>What the program reads from executions and prints with <c>--output json</c>.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    NewLine = "\n",
    WriteIndented = true)]
[JsonSerializable(typeof(VerifiedImage))]
[JsonSerializable(typeof(ImagePlan))]
[JsonSerializable(typeof(RunDocument))]
[JsonSerializable(typeof(PlanDocument))]
[JsonSerializable(typeof(CleanUpDocument))]
[JsonSerializable(typeof(StartDocument))]
[JsonSerializable(typeof(ListDocument))]
[JsonSerializable(typeof(ErrorDocument))]
internal sealed partial class CliJson : JsonSerializerContext;
