using System.Text.Json;
using System.Text.Json.Serialization;
using Amazon.DynamoDBv2;
using Xunit;

namespace AmiPipeline.Simulator.Tests;

/// <summary>Items of DynamoDB, with conditions on writes; what is not modelled is refused by name.</summary>
public sealed class DynamoDbTests : IDisposable
{
    private static readonly JsonSerializerOptions WithoutNulls = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    private readonly Lab _lab = new();

    public DynamoDbTests() => _lab.Cloud.Tables.Add(Lab.Account, Lab.Here, "slots", "Id");

    [Fact]
    public void Item_IsWrittenWhereTheConditionHolds()
    {
        Assert.False(Ok("GetItem", new { TableName = "slots", Key = Id }).TryGetProperty("Item", out _));
        Put(1, "attribute_not_exists(Id)");
        Assert.Equal("ConditionalCheckFailedException", Refused("PutItem", Item(1, "attribute_not_exists(Id)")).Code);
        Put(2, "#v = :v", 1);
        Assert.Equal("ConditionalCheckFailedException", Refused("PutItem", Item(3, "#v = :v", 1)).Code);

        Assert.Equal("2", Ok("GetItem", new { TableName = "slots", Key = Id, ConsistentRead = true }).GetProperty("Item").GetProperty("Version").GetProperty("N").GetString());
        Assert.Equal("2", _lab.Cloud.Tables.Item(Lab.Account, Lab.Here, "slots", "a")!["Version"]!["N"]!.ToString());
        Ok("DeleteItem", new { TableName = "slots", Key = Id });
        Assert.False(Ok("GetItem", new { TableName = "slots", Key = Id }).TryGetProperty("Item", out _));
    }

    [Theory]
    [InlineData("#v = :v", true)]
    [InlineData("#v <> :v", false)]
    [InlineData("#v >= :v AND attribute_exists(Id)", true)]
    [InlineData("NOT (#v < :v) and not attribute_exists(Gone)", true)]
    [InlineData("#v > :v OR Gone = Gone", false)]
    public void Condition_IsThatOfTheGuide(string condition, bool holds)
    {
        Put(7);

        var (status, body) = Call("PutItem", Item(8, condition, 7));

        Assert.True(status == (holds ? 200 : 400), body.ToString());
    }

    [Theory]
    [InlineData("begins_with(Id, :v)", "The simulator does not model the function begins_with")]
    [InlineData("#v.a = :v", "The simulator does not model the document path #v.a")]
    [InlineData("#v BETWEEN :v AND :v", "The simulator does not model the operator BETWEEN")]
    [InlineData("#w = :v", "not defined; attribute name: #w")]
    [InlineData("#v =", "Syntax error; token: \"<EOF>\"")]
    [InlineData("attribute_exists(#v)", "unused in expressions: keys: {:v}")]
    public void Condition_ThatCannotBe_IsRefused(string condition, string reason)
    {
        var (code, message) = Refused("PutItem", Item(8, condition, 7));

        Assert.Equal("ValidationException", code);
        Assert.Contains(reason, message, StringComparison.Ordinal);
    }

    [Fact]
    public void Requests_ThatDynamoDbRefuses_AreRefused()
    {
        Assert.Equal("ResourceNotFoundException", Refused("GetItem", new { TableName = "other", Key = Id }).Code);
        Assert.Equal("ValidationException", Refused("GetItem", new { TableName = "slots", Key = new { Other = new { S = "a" } } }).Code);
        Assert.Equal("ValidationException", Refused("PutItem", new { TableName = "slots", Item = new { Id = new { S = "a" }, Text = new { } } }).Code);
        Assert.Equal("ValidationException", Refused("PutItem", new { TableName = "slots", Item = new { Id = new { S = "a" }, Text = new { S = new string('x', 400 * 1024) } } }).Code);
        Assert.Equal("UnknownOperationException", Refused("TransactWriteItems", new { }).Code);
        Assert.Equal("UnknownParameter", Refused("GetItem", new { TableName = "slots", Key = Id, ProjectionExpression = "Id" }).Code);
    }

    [Fact]
    public async Task Role_MayDoWhatItsPolicySays()
    {
        var role = _lab.Role("slots", $$"""{ "Effect": "Allow", "Action": "dynamodb:GetItem", "Resource": "arn:aws:dynamodb:{{Lab.Here}}:{{Lab.Account}}:table/slots" }""");
        var client = _lab.DynamoDbAs(role);

        Assert.Empty((await client.GetItemAsync("slots", new() { ["Id"] = new("a") }, TestContext.Current.CancellationToken)).Item ?? []);
        var refused = await Assert.ThrowsAnyAsync<AmazonDynamoDBException>(() => client.PutItemAsync("slots", new() { ["Id"] = new("a") }, TestContext.Current.CancellationToken));
        Assert.Equal("AccessDeniedException", refused.ErrorCode);
        Assert.Contains("dynamodb:PutItem on resource: arn:aws:dynamodb:us-east-1:111122223333:table/slots", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Reset_EmptiesTheTable()
    {
        Put(1);
        _lab.Cloud.Reset();

        Assert.False(Ok("GetItem", new { TableName = "slots", Key = Id }).TryGetProperty("Item", out _));
    }

    public void Dispose() => _lab.Dispose();

    private static object Id => new { Id = new { S = "a" } };

    private static object Item(int version, string? condition = null, int? expected = null) => new
    {
        TableName = "slots",
        Item = new { Id = new { S = "a" }, Version = new { N = $"{version}" } },
        ConditionExpression = condition,
        ExpressionAttributeNames = condition?.Contains("#v", StringComparison.Ordinal) == true ? new Dictionary<string, string> { ["#v"] = "Version" } : null,
        ExpressionAttributeValues = expected is null ? null : new Dictionary<string, object> { [":v"] = new { N = $"{expected}" } },
    };

    private void Put(int version, string? condition = null, int? expected = null) => Ok("PutItem", Item(version, condition, expected));

    private (string? Code, string? Message) Refused(string action, object request)
    {
        var (status, body) = Call(action, request);
        Assert.Equal(400, status);
        return (body.GetProperty("__type").GetString()!["com.amazonaws.dynamodb.v20120810#".Length..], body.GetProperty("message").GetString());
    }

    private JsonElement Ok(string action, object request)
    {
        var (status, body) = Call(action, request);
        Assert.True(status == 200, body.ToString());
        return body;
    }

    private (int Status, JsonElement Body) Call(string action, object request)
    {
        var (status, body) = _lab.Post(JsonSerializer.Serialize(request, WithoutNulls), "dynamodb", $"DynamoDB_20120810.{action}");
        return (status, JsonSerializer.Deserialize<JsonElement>(body));
    }
}
