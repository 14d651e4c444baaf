using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using AmiPipeline.Plans;
using AmiPipeline.Verification;

namespace AmiPipeline.Cli.Json;

/// <summary>The documents of <c>--output json</c>.</summary>
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
[JsonSerializable(typeof(UnshareDocument))]
[JsonSerializable(typeof(StartDocument))]
[JsonSerializable(typeof(ListDocument))]
[JsonSerializable(typeof(FindDocument))]
[JsonSerializable(typeof(FleetDocument))]
[JsonSerializable(typeof(ErrorDocument))]
[JsonSerializable(typeof(ExplorationDocument))]
internal sealed partial class CliJson : JsonSerializerContext
{
    /// <summary>The documents as they are printed: quotes and angle brackets stay readable, since nothing embeds them in HTML.</summary>
    public static CliJson Printed => field ??= new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
