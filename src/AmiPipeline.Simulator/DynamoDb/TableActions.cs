using System.Text.Json;
using System.Text.RegularExpressions;

namespace AmiPipeline.Simulator.DynamoDb;

/// <summary>CreateTable and DescribeTable. A table is there at once.</summary>
internal static partial class TableActions
{
    public static Action<Utf8JsonWriter> Create(Call call)
    {
        var name = call.Parameters.Required("TableName");
        var key = ReadKey(call.Parameters.Text("KeySchema"), call.Parameters.Text("AttributeDefinitions"));
        if (!Name().IsMatch(name))
        {
            throw Validation.Failed($"1 validation error detected: Value '{name}' at 'tableName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+, with a length of 3 to 255");
        }

        if (call.Parameters.Text("BillingMode") != "PAY_PER_REQUEST")
        {
            throw Validation.Failed("The simulator models tables of the billing mode PAY_PER_REQUEST only.");
        }

        if (call.Settings.Tables.ContainsKey(name))
        {
            throw new ServiceErrorException("ResourceInUseException", $"Table already exists: {name}");
        }

        call.Ready();
        var table = call.Settings.Tables[name] = new Table(name, key, call.Now);
        return json => Write(json, "TableDescription", table, call);
    }

    public static Action<Utf8JsonWriter> Describe(Call call)
    {
        var name = call.Parameters.Required("TableName");
        call.Ready();
        var table = call.Settings.Tables.GetValueOrDefault(name) ?? throw new ServiceErrorException("ResourceNotFoundException", $"Requested resource not found: Table: {name} not found");
        return json => Write(json, "Table", table, call);
    }

    private static string ReadKey(string? schema, string? attributes)
    {
        var keys = JsonList.Read(schema ?? "[]", key => (Name: Member(key, "AttributeName"), Type: Member(key, "KeyType")));
        var types = JsonList.Read(attributes ?? "[]", attribute => (Name: Member(attribute, "AttributeName"), Type: Member(attribute, "AttributeType")));
        return keys is [var (name, type)] && type == "HASH" && types is [var (attribute, kind)] && kind == "S" && attribute == name
            ? name
            : throw Validation.Failed("The simulator models tables with a partition key of type S, and no other key.");
    }

    private static string Member(JsonElement item, string name) => item.GetProperty(name).GetString() ?? "";

    private static void Write(Utf8JsonWriter json, string member, Table table, Call call)
    {
        json.WriteStartObject(member);
        json.WriteString("TableName", table.Name);
        json.WriteString("TableStatus", "ACTIVE");
        json.WriteString("TableArn", Table.ArnOf(table.Name, call.Region.Name, call.AccountId));
        json.WriteNumber("CreationDateTime", table.Created.ToUnixTimeMilliseconds() / 1000d);
        json.WriteNumber("ItemCount", table.Items.Count);
        WriteOne(json, "KeySchema", ("AttributeName", table.Key), ("KeyType", "HASH"));
        WriteOne(json, "AttributeDefinitions", ("AttributeName", table.Key), ("AttributeType", "S"));
        json.WriteStartObject("BillingModeSummary");
        json.WriteString("BillingMode", "PAY_PER_REQUEST");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteOne(Utf8JsonWriter json, string list, params ReadOnlySpan<(string Name, string Value)> members)
    {
        json.WriteStartArray(list);
        json.WriteStartObject();
        foreach (var (name, value) in members)
        {
            json.WriteString(name, value);
        }

        json.WriteEndObject();
        json.WriteEndArray();
    }

    [GeneratedRegex(@"^[a-zA-Z0-9_.-]{3,255}\z")]
    private static partial Regex Name();
}
