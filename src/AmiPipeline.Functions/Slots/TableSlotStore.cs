using System.Globalization;
using System.Text.Json;
using Amazon.DynamoDBv2.Model;
using AmiPipeline.Configuration;
using AmiPipeline.Slots;

namespace AmiPipeline.Functions.Slots;

/// <summary>Queues in a DynamoDB table of the stack, one item each. The item's version is the condition of each write: of two that take the same slot, one has to look again.</summary>
/// <param name="aws">The SDK's clients.</param>
/// <param name="table">The table's name.</param>
public sealed class TableSlotStore(AwsClients aws, string table) : ISlotStore
{
    private const string Version = "Version";
    private const string Claims = "Claims";

    /// <inheritdoc/>
    public async Task<StoredClaims> ReadAsync(AwsLocation home, AwsLocation destination, CancellationToken cancellation)
    {
        var request = new GetItemRequest { TableName = table, Key = new() { [CopyQueueSettings.TableKey] = new AttributeValue { S = KeyOf(destination) } }, ConsistentRead = true };
        var item = (await aws.DynamoDb(home).GetItemAsync(request, cancellation)).Item;
        return item is { Count: > 0 } ? new StoredClaims(Read(item), long.Parse(item[Version].N, CultureInfo.InvariantCulture)) : new StoredClaims(SlotClaims.Empty, 0);
    }

    /// <inheritdoc/>
    public async Task<bool> TryWriteAsync(AwsLocation home, AwsLocation destination, StoredClaims queue, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(queue);
        var isNew = queue.Version == 0;
        var request = new PutItemRequest
        {
            TableName = table,
            Item = new()
            {
                [CopyQueueSettings.TableKey] = new AttributeValue { S = KeyOf(destination) },
                [Version] = Number(queue.Version + 1),
                [Claims] = new AttributeValue { S = JsonSerializer.Serialize(queue.Queue.All, SlotJson.Default.IReadOnlyListSlotClaim) },
            },
            ConditionExpression = isNew ? "attribute_not_exists(#name)" : "#name = :version",
            ExpressionAttributeNames = new() { ["#name"] = isNew ? CopyQueueSettings.TableKey : Version },
            ExpressionAttributeValues = isNew ? null : new() { [":version"] = Number(queue.Version) },
        };
        try
        {
            await aws.DynamoDb(home).PutItemAsync(request, cancellation);
            return true;
        }
        catch (ConditionalCheckFailedException)
        {
            return false;
        }
    }

    private static string KeyOf(AwsLocation destination) => $"{destination.AccountId}/{destination.Region}";

    private static AttributeValue Number(long number) => new() { N = number.ToString(CultureInfo.InvariantCulture) };

    // What nobody can read, nobody can keep: the next write repairs it.
    private static SlotClaims Read(Dictionary<string, AttributeValue> item)
    {
        try
        {
            return item.TryGetValue(Claims, out var claims) && JsonSerializer.Deserialize(claims.S, SlotJson.Default.IReadOnlyListSlotClaim) is { } read ? new SlotClaims(read) : SlotClaims.Empty;
        }
        catch (JsonException)
        {
            return SlotClaims.Empty;
        }
    }
}
