using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace AmiPipeline.Functions.Catalog;

/// <summary>Reads what a function has given out, for those who find it in an execution's history.</summary>
public static class FunctionOutput
{
    private static readonly FunctionJson Types = new(new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.CamelCase });

    /// <summary>Reads an output by the type that the function declares.</summary>
    /// <typeparam name="TOutput">The type.</typeparam>
    /// <param name="json">The output.</param>
    /// <exception cref="JsonException">It is not one: another function gave it, or another version of this one.</exception>
    public static TOutput Read<TOutput>(string json) =>
        JsonSerializer.Deserialize(json, (JsonTypeInfo<TOutput>)Types.GetTypeInfo(typeof(TOutput))!) ?? throw new JsonException("The output is null.");
}
