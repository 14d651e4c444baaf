using Xunit;

namespace AmiPipeline.StatesLanguage.Tests.Maps;

/// <summary>What is wrong with a distributed Map, by its place.</summary>
public sealed class DistributedMapFaultTests
{
    [Theory]
    [InlineData("\"Label\": \"a b\"", "/States/M/Label: Label cannot hold whitespace")]
    [InlineData("\"Label\": \"\"", "/States/M/Label: Label has 1 to 40 characters, not 0.")]
    [InlineData("\"ToleratedFailurePercentage\": 101", "/States/M/ToleratedFailurePercentage: ToleratedFailurePercentage must be from 0 to 100, but is 101.")]
    [InlineData("\"ToleratedFailureCount\": 1, \"ToleratedFailureCountPath\": \"$.a\"", "/States/M: Only one of ToleratedFailureCount and ToleratedFailureCountPath can be given.")]
    [InlineData("\"ItemBatcher\": {}", "/States/M/ItemBatcher: ItemBatcher needs MaxItemsPerBatch or MaxInputBytesPerBatch")]
    [InlineData("\"ItemBatcher\": {\"MaxItemsPerBatch\": 0}", "/States/M/ItemBatcher/MaxItemsPerBatch: MaxItemsPerBatch must be a whole number from 1")]
    [InlineData("\"ItemBatcher\": {\"MaxItemsPerBatch\": 1, \"Size\": 2}", "/States/M/ItemBatcher/Size: There is no field Size in ItemBatcher.")]
    [InlineData("\"ResultWriter\": {}", "/States/M/ResultWriter: ResultWriter needs Resource and Parameters, or WriterConfig.")]
    [InlineData("\"ResultWriter\": {\"Resource\": \"arn:aws:states:::s3:getObject\", \"Parameters\": {}}", "/States/M/ResultWriter/Resource: Resource must be arn:aws:states:::s3:putObject")]
    [InlineData("\"ResultWriter\": {\"WriterConfig\": {\"OutputType\": \"CSV\"}}", "/States/M/ResultWriter/WriterConfig/OutputType: OutputType must be JSON or JSONL, but is CSV.")]
    [InlineData("\"ItemReader\": {\"Resource\": \"arn:aws:states:::s3:getObject\", \"Parameters\": {}}", "/States/M/ItemReader: The field ReaderConfig is missing.")]
    [InlineData("\"ItemReader\": {\"Resource\": \"arn:aws:states:::sqs:sendMessage\", \"Parameters\": {}, \"ReaderConfig\": {\"InputType\": \"JSON\"}}", "/States/M/ItemReader/Resource: Resource must be arn:aws:states:::s3:getObject or arn:aws:states:::s3:listObjectsV2")]
    public void Field_ThatIsWrong_IsNamed(string fields, string fault) => Assert.Contains(fault, Check($"{fields},"), StringComparison.Ordinal);

    [Theory]
    [InlineData("\"InputType\": \"PARQUET\"", "InputType: The InputType PARQUET is not supported")]
    [InlineData("\"InputType\": \"MANIFEST\", \"ManifestType\": \"S3_INVENTORY\"", "InputType: The InputType MANIFEST is not supported")]
    [InlineData("\"InputType\": \"XML\"", "InputType: InputType must be JSON or JSONL or CSV, but is XML.")]
    [InlineData("\"InputType\": \"CSV\"", ": The field CSVHeaderLocation is missing.")]
    [InlineData("\"InputType\": \"CSV\", \"CSVHeaderLocation\": \"GIVEN\"", ": The field CSVHeaders is missing.")]
    [InlineData("\"InputType\": \"CSV\", \"CSVHeaderLocation\": \"GIVEN\", \"CSVHeaders\": []", "CSVHeaders: CSVHeaders must hold strings, and at least one.")]
    [InlineData("\"InputType\": \"JSON\", \"ItemsPointer\": \"/a\"", "ItemsPointer: ItemsPointer is not supported: items are read from arrays in JSON")]
    [InlineData("\"InputType\": \"JSON\", \"MaxItems\": -1", "MaxItems: MaxItems must be a whole number from 0 to 100000000, but is -1.")]
    public void ReaderConfig_ThatIsWrong_IsNamed(string config, string fault) => Assert.Contains(
        $"/States/M/ItemReader/ReaderConfig{(fault[0] == ':' ? "" : "/")}{fault}",
        Check($"\"ItemReader\": {{\"Resource\": \"arn:aws:states:::s3:getObject\", \"Parameters\": {{}}, \"ReaderConfig\": {{{config}}}}},"),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("\"ItemReader\": {\"Resource\": \"arn:aws:states:::s3:getObject\", \"Parameters\": {}, \"ReaderConfig\": {\"InputType\": 1}}", "/States/M/ItemReader/ReaderConfig/InputType: InputType must be a string, but is 1.")]
    [InlineData("\"ToleratedFailureCountPath\": true", "/States/M/ToleratedFailureCountPath: ToleratedFailureCountPath must be a string, but is true.")]
    public void Fault_IsToldOnce(string fields, string fault) => Assert.Equal(fault, Check($"{fields},"));

    [Theory]
    [InlineData("\"Mode\": \"DISTRIBUTED\", \"ExecutionType\": \"FAST\"", "", "ExecutionType must be STANDARD or EXPRESS, but is FAST.")]
    [InlineData("\"Mode\": \"INLINE\", \"ExecutionType\": \"STANDARD\"", "", "ExecutionType is for the Mode DISTRIBUTED.")]
    [InlineData("\"Mode\": \"INLINE\"", "\"ItemBatcher\": {\"MaxItemsPerBatch\": 1},", "/States/M/ItemBatcher: ItemBatcher is for the distributed Map")]
    [InlineData("\"Mode\": \"SERIAL\"", "", "Mode must be INLINE or DISTRIBUTED, but is SERIAL.")]
    public void ProcessorConfig_ThatIsWrong_IsNamed(string config, string fields, string fault) => Assert.Contains(fault, Check(fields, config), StringComparison.Ordinal);

    [Theory]
    [InlineData("""{ "Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken", "End": true }""")]
    [InlineData("""{ "Type": "Task", "Resource": "arn:aws:states:::states:startExecution.sync:2", "End": true }""")]
    [InlineData("""{ "Type": "Task", "Resource": "arn:aws:states:us-east-1:111122223333:activity:review", "End": true }""")]
    [InlineData("""{ "Type": "Map", "ItemProcessor": { "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "STANDARD" }, "StartAt": "J", "States": { "J": { "Type": "Pass", "End": true } } }, "End": true }""")]
    public void ExpressChildren_CannotWaitOrStartMapRuns(string state)
    {
        Assert.Contains("not for Express child executions", Check("", "\"Mode\": \"DISTRIBUTED\", \"ExecutionType\": \"EXPRESS\"", state), StringComparison.Ordinal);
        Assert.Equal("", Check("", "\"Mode\": \"DISTRIBUTED\", \"ExecutionType\": \"STANDARD\"", state));
    }

    [Fact]
    public void Labels_AreUnique()
    {
        const string Map = """{ "Type": "Map", "Label": "L", "ItemProcessor": { "ProcessorConfig": { "Mode": "DISTRIBUTED" }, "StartAt": "NAME", "States": { "NAME": { "Type": "Pass", "End": true } } }, NEXT }""";
        var faults = StateMachineDocument.Check(Machine.Of($"""
            "A": {Map.Replace("NAME", "I", StringComparison.Ordinal).Replace("NEXT", "\"Next\": \"B\"", StringComparison.Ordinal)},
            "B": {Map.Replace("NAME", "J", StringComparison.Ordinal).Replace("NEXT", "\"End\": true", StringComparison.Ordinal)}
            """));

        Assert.Equal("/States/B/Label: There is a Map with the Label 'L' already, at /States/A/Label.", Assert.Single(faults).ToString());
    }

    private static string Check(string fields, string config = "\"Mode\": \"DISTRIBUTED\", \"ExecutionType\": \"STANDARD\"", string state = """{ "Type": "Pass", "End": true }""") =>
        string.Join('\n', StateMachineDocument.Check(Machine.Of($$"""
            "M": { "Type": "Map", {{fields}} "ItemProcessor": { "ProcessorConfig": { {{config}} }, "StartAt": "I", "States": { "I": {{state}} } }, "End": true }
            """)));
}
