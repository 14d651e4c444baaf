using AmiPipeline.StatesLanguage.Errors;
using AmiPipeline.StatesLanguage.Executions;
using Xunit;

namespace AmiPipeline.StatesLanguage.Tests.Maps;

public sealed class ItemBatcherTests
{
    [Theory]
    [InlineData("\"MaxItemsPerBatch\": 2", """[{"Items":[1,22]},{"Items":[333]}]""")]
    [InlineData("\"MaxItemsPerBatchPath\": \"$.size\"", """[{"Items":[1,22,333]}]""")]
    [InlineData("\"MaxInputBytesPerBatch\": 16", """[{"Items":[1,22]},{"Items":[333]}]""")]
    [InlineData("\"MaxInputBytesPerBatch\": 20", """[{"Items":[1,22,333]}]""")]
    [InlineData("\"MaxInputBytesPerBatch\": 19, \"MaxItemsPerBatch\": 1", """[{"Items":[1]},{"Items":[22]},{"Items":[333]}]""")]
    [InlineData("\"MaxItemsPerBatch\": 3, \"BatchInput\": {\"of.$\": \"$.size\"}", """[{"BatchInput":{"of":5},"Items":[1,22,333]}]""")]
    public async Task Items_AreGroupedUpToEitherLimit(string fields, string batches)
    {
        var execution = await RunAsync(fields);

        Assert.Equal(batches, execution.Output);
        Assert.Equal(3, execution.MapRuns[0].ItemCounts.Succeeded);
        Assert.Equal(execution.MapRuns[0].Children.Count, execution.MapRuns[0].ExecutionCounts.Succeeded);
    }

    [Fact]
    public async Task Batch_ThatFails_FailsAllItsItems()
    {
        var execution = await RunAsync("\"MaxItemsPerBatch\": 2", "\"ToleratedFailureCount\": 1,", """{ "Type": "Fail" }""");

        Assert.Equal(ErrorNames.ExceedToleratedFailureThreshold, execution.Error);
        Assert.Equal((2, 1), (execution.MapRuns[0].ItemCounts.Failed, execution.MapRuns[0].ExecutionCounts.Failed));
    }

    [Fact]
    public async Task Item_ThatIsTooLargeAlone_FailsTheMapRun()
    {
        var execution = await RunAsync("\"MaxInputBytesPerBatch\": 13");

        Assert.Equal((ExecutionStatus.Failed, ErrorNames.DataLimitExceeded, 1), (execution.Status, execution.Error, execution.MapRuns[0].Children.Count));
    }

    private static Task<Execution> RunAsync(string fields, string mapFields = "", string state = """{ "Type": "Pass", "End": true }""") => Machine.RunAsync(
        Machine.Of($$"""
            "M": { "Type": "Map", "ItemsPath": "$.items", "MaxConcurrency": 1, {{mapFields}} "ItemBatcher": { {{fields}} },
              "ItemProcessor": { "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "STANDARD" }, "StartAt": "I", "States": { "I": {{state}} } }, "End": true }
            """),
        """{"items":[1,22,333],"size":5}""");
}
