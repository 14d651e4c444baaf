using System.Text.Json.Nodes;
using AmiPipeline.StatesLanguage.Drivers;
using AmiPipeline.StatesLanguage.Errors;
using AmiPipeline.StatesLanguage.Executions;
using Xunit;

namespace AmiPipeline.StatesLanguage.Tests.Maps;

/// <summary>Items from S3, by the rules of the developer guide (ItemReader) if no recording shows them.</summary>
public sealed class ItemReaderTests
{
    [Theory]
    [InlineData("a,b\n1,2\n", """[{"a":"1","b":"2"}]""")]
    [InlineData("a,b\r\n1,2\r\n\r\n3,4", """[{"a":"1","b":"2"},{"a":"3","b":"4"}]""")]
    [InlineData("a,b\n1\n1,2,3", """[{"a":"1","b":""},{"a":"1","b":"2"}]""")]
    [InlineData("a,b\n\"x,\ny\",\"say \"\"hi\"\"\"", """[{"a":"x,\ny","b":"say \"hi\""}]""")]
    [InlineData("a,b\nx\\,y,\\\"z\\\\\\q", """[{"a":"x,y","b":"\"z\\q"}]""")]
    [InlineData("\uFEFFa\n1", """[{"a":"1"}]""")]
    [InlineData("a", "[]")]
    public async Task Csv_IsSplitByTheRules(string body, string items) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(items), JsonNode.Parse((await ReadAsync("\"InputType\": \"CSV\", \"CSVHeaderLocation\": \"FIRST_ROW\"", body)).Output!)));

    [Theory]
    [InlineData("PIPE", '|')]
    [InlineData("SEMICOLON", ';')]
    [InlineData("SPACE", ' ')]
    [InlineData("TAB", '\t')]
    [InlineData("COMMA", ',')]
    public async Task Csv_HasOtherDelimitersToo(string name, char delimiter)
    {
        var execution = await ReadAsync($"\"InputType\": \"CSV\", \"CSVHeaderLocation\": \"GIVEN\", \"CSVHeaders\": [\"a\", \"b\"], \"CSVDelimiter\": \"{name}\"", $"1{delimiter}2");

        Assert.Equal("""[{"a":"1","b":"2"}]""", execution.Output);
    }

    [Theory]
    [InlineData("JSON", "[1,{\"a\":2}]", "[1,{\"a\":2}]")]
    [InlineData("JSON", "[]", "[]")]
    [InlineData("JSONL", "{\"a\":1}\n\n[2]\n", "[{\"a\":1},[2]]")]
    public async Task Json_IsRead(string type, string body, string items) => Assert.Equal(items, (await ReadAsync($"\"InputType\": \"{type}\"", body)).Output);

    [Theory]
    [InlineData("\"InputType\": \"JSON\"", "{}", "Attempting to map over non-iterable node.")]
    [InlineData("\"InputType\": \"JSON\"", "[", "The object is not valid JSON: ")]
    [InlineData("\"InputType\": \"JSONL\"", "1\nx", "The object is not valid JSON: ")]
    [InlineData("\"InputType\": \"CSV\", \"CSVHeaderLocation\": \"FIRST_ROW\"", "a,a\n1,2", "CSV headers cannot contain duplicates.")]
    [InlineData("\"InputType\": \"CSV\", \"CSVHeaderLocation\": \"FIRST_ROW\"", "", "The CSV file has no header row.")]
    [InlineData("\"InputType\": \"JSON\", \"MaxItemsPath\": \"$.negative\"", "[1]", "field MaxItems must be positive")]
    public async Task Object_ThatIsNotOfTheForm_FailsTheMapRun(string config, string body, string cause)
    {
        var execution = await ReadAsync(config, body);

        Assert.Equal((ExecutionStatus.Failed, ErrorNames.ItemReaderFailed), (execution.Status, execution.Error));
        Assert.StartsWith(cause, execution.Cause, StringComparison.Ordinal);
        Assert.Equal(["MapRunStarted", "MapRunFailed", "MapStateFailed", "ExecutionFailed"], execution.Types().TakeLast(4).Select(type => type.ToString()));
    }

    [Fact]
    public async Task S3_ThatRefuses_FailsTheMapRun_AndCanBeCaught()
    {
        var execution = await Machine.RunAsync(
            Reader("\"ReaderConfig\": {\"InputType\": \"JSON\"}", "\"Catch\": [{\"ErrorEquals\": [\"States.ItemReaderFailed\"], \"Next\": \"C\"}],"),
            function: _ => TaskOutcome.Failed("S3.NoSuchKeyException", "The specified key does not exist."));

        Assert.Equal("""{"Error":"States.ItemReaderFailed","Cause":"The specified key does not exist."}""", execution.Output);
    }

    [Theory]
    [InlineData("\"MaxItemsPath\": \"$.most\"", "[1,2]")]
    [InlineData("\"MaxItems\": 1", "[1]")]
    [InlineData("\"MaxItems\": 0", "[1,2,3]")]
    public async Task MaxItems_LimitsThem(string field, string items) => Assert.Equal(items, (await ReadAsync($"\"InputType\": \"JSON\", {field}", "[1,2,3]")).Output);

    [Fact]
    public async Task MaxItemsPath_ToNoWholeNumber_EndsTheExecutionBeforeTheMapRun()
    {
        var execution = await ReadAsync("\"InputType\": \"JSON\", \"MaxItemsPath\": \"$.Bucket\"", "[1]");

        Assert.Equal(ErrorNames.Runtime, execution.Error);
        Assert.EndsWith("The MaxItemsPath field refers to value \"b\" which is not a valid integer: $.Bucket", execution.Cause, StringComparison.Ordinal);
        Assert.Empty(execution.MapRuns);
    }

    [Fact]
    public async Task Listing_IsReadPageByPage()
    {
        List<string> asked = [];
        var execution = await Machine.RunAsync(
            Reader("\"ReaderConfig\": {\"MaxItems\": 3}", action: "listObjectsV2", parameters: "\"Bucket.$\": \"$.Bucket\", \"Prefix\": \"p/\""),
            Input,
            request =>
            {
                asked.Add(request.Payload);
                var key = asked.Count;
                return TaskOutcome.Succeeded($$$"""
                    {"IsTruncated": true, "NextContinuationToken": "{{{key}}}", "Contents": [
                      {"Key": "p/{{{key}}}", "ETag": "\"e\"", "LastModified": "2026-01-31T12:00:00Z", "Size": 5, "StorageClass": "STANDARD", "Owner": {}}, {"Key": "q{{{key}}}"}]}
                    """);
            });

        Assert.Equal(["""{"Bucket":"b","Prefix":"p/"}""", """{"Bucket":"b","Prefix":"p/","ContinuationToken":"1"}"""], asked);
        Assert.Equal(
            """[{"Etag":"\"e\"","Key":"p/1","LastModified":1769860800,"Size":5,"StorageClass":"STANDARD"},{"Key":"q1"},{"Etag":"\"e\"","Key":"p/2","LastModified":1769860800,"Size":5,"StorageClass":"STANDARD"}]""",
            execution.Output);
    }

    [Fact]
    public async Task MockedMap_IsAnsweredAsS3Answers()
    {
        var clock = new VirtualClock(Machine.Start);
        var execution = new Execution(StateMachineDocument.Load(Reader("\"ReaderConfig\": {\"InputType\": \"JSON\"}")), Input, clock);
        await new ExecutionDriver(new MockTaskHandler("""{"M": [{"input": {"Bucket": "b", "Key": "k"}, "return": {"Body": "[1]"}}]}"""), clock).RunAsync(execution);

        Assert.Equal("[1]", execution.Output);
    }

    private const string Input = """{"Bucket":"b","most":2,"negative":-1}""";

    private static Task<Execution> ReadAsync(string config, string body) => Machine.RunAsync(
        Reader($"\"ReaderConfig\": {{{config}}}"), Input, request =>
        {
            Assert.Equal(("M", "arn:aws:states:::s3:getObject", """{"Bucket":"b","Key":"k"}""", true), (request.StateName, request.Resource, request.Payload, request.IsOfMapRun));
            return TaskOutcome.Succeeded(new JsonObject { ["Body"] = body }.ToJsonString());
        });

    private static string Reader(string config, string fields = "", string action = "getObject", string parameters = "\"Bucket.$\": \"$.Bucket\", \"Key\": \"k\"")
    {
        parameters = fields.Length > 0 ? "\"Bucket\": \"b\", \"Key\": \"k\"" : parameters;
        var caught = fields.Length > 0 ? ", \"C\": {\"Type\": \"Succeed\"}" : "";
        return Machine.Of($$"""
            "M": { "Type": "Map", {{fields}} "ItemReader": { "Resource": "arn:aws:states:::s3:{{action}}", "Parameters": { {{parameters}} }, {{config}} },
              "ItemProcessor": { "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "STANDARD" }, "StartAt": "I", "States": { "I": { "Type": "Pass", "End": true } } }, "End": true }{{caught}}
            """);
    }
}
