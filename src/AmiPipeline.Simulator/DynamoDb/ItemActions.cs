using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AmiPipeline.Simulator.DynamoDb;

/// <summary>GetItem, PutItem and DeleteItem. Every read is consistent: a reader that asks for less may see the same.</summary>
internal static class ItemActions
{
    // Amazon DynamoDB Developer Guide, "Quotas": names and values of all attributes.
    private const int MaxBytes = 400 * 1024;

    public static Action<Utf8JsonWriter> Get(Call call)
    {
        _ = call.Parameters.Flag("ConsistentRead");
        var table = TableOf(call);
        var key = ReadKey(table, call.Parameters.Text("Key"));
        call.Ready();
        return json => WriteItem(json, "Item", table.Items.GetValueOrDefault(key));
    }

    public static Action<Utf8JsonWriter> Put(Call call)
    {
        var table = TableOf(call);
        var item = ReadItem(call.Parameters.Text("Item"), "Item");
        var key = KeyIn(table, item) ?? throw Validation.Failed($"One or more parameter values were invalid: Missing the key {table.Key} in the item");
        if (Size(item) > MaxBytes)
        {
            throw Validation.Failed("Item size has exceeded the maximum allowed size");
        }

        return Change(call, table, key, item);
    }

    public static Action<Utf8JsonWriter> Delete(Call call)
    {
        var table = TableOf(call);
        return Change(call, table, ReadKey(table, call.Parameters.Text("Key")), null);
    }

    private static Action<Utf8JsonWriter> Change(Call call, Table table, string key, JsonObject? item)
    {
        var condition = ConditionExpression.Read(call.Parameters);
        var returnsOld = call.Parameters.OneOf("ReturnValues", "NONE", "ALL_OLD") == "ALL_OLD";
        call.Ready();
        var old = table.Items.GetValueOrDefault(key);
        if (condition is not null && !condition(old ?? []))
        {
            throw new ServiceErrorException("ConditionalCheckFailedException", "The conditional request failed");
        }

        if (item is null)
        {
            table.Items.Remove(key);
        }
        else
        {
            table.Items[key] = item;
        }

        return json => WriteItem(json, "Attributes", returnsOld ? old : null);
    }

    private static Table TableOf(Call call) => call.Settings.Tables.GetValueOrDefault(call.Parameters.Required("TableName"))
        ?? throw new ServiceErrorException("ResourceNotFoundException", "Requested resource not found");

    private static string ReadKey(Table table, string? json)
    {
        var key = ReadItem(json, "Key");
        return key.Count == 1 && KeyIn(table, key) is { } value ? value : throw Validation.Failed("The provided key element does not match the schema");
    }

    private static string? KeyIn(Table table, JsonObject item) => item[table.Key]?["S"]?.GetValue<string>() is { Length: > 0 } key ? key : null;

    private static JsonObject ReadItem(string? json, string parameter)
    {
        var item = json is null ? null : JsonNode.Parse(json) as JsonObject;
        return item is null ? throw Validation.Failed($"1 validation error detected: Value null at '{parameter}' failed to satisfy constraint: Member must not be null")
            : item.All(attribute => AttributeValues.IsValid(attribute.Value)) ? item
            : throw Validation.Failed("Supplied AttributeValue is empty, must contain exactly one of the supported datatypes");
    }

    private static int Size(JsonObject item) => item.Sum(attribute => Encoding.UTF8.GetByteCount(attribute.Key) + AttributeValues.Size(attribute.Value!));

    private static void WriteItem(Utf8JsonWriter json, string member, JsonObject? item)
    {
        if (item is not null)
        {
            json.WritePropertyName(member);
            item.WriteTo(json);
        }
    }
}
