using System.Text.Json.Serialization;

namespace AmiPipeline.Simulator.DynamoDb;

[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class ConditionJson : JsonSerializerContext;
