using System.Text.Json.Nodes;

namespace AmiPipeline.Simulator.World;

/// <summary>A DynamoDB table with a partition key of strings, and nothing more. Its items are kept as they were sent.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Key">The name of the key attribute.</param>
/// <param name="Created">When it was made.</param>
internal sealed record Table(string Name, string Key, DateTimeOffset Created)
{
    /// <summary>The items by their keys.</summary>
    public Dictionary<string, JsonObject> Items { get; } = new(StringComparer.Ordinal);

    /// <summary>A table's ARN.</summary>
    public static string ArnOf(string name, string region, string accountId) => Partition.Arn("dynamodb", region, accountId, $"table/{name}");
}
