using System.Text;
using System.Text.Json.Nodes;
using AmiPipeline.Engines.Local;
using AmiPipeline.Simulator.S3;
using AmiPipeline.StatesLanguage;
using AmiPipeline.StatesLanguage.Drivers;
using AmiPipeline.StatesLanguage.Executions;
using Xunit;

namespace AmiPipeline.Engines.Tests.Local;

/// <summary>A distributed Map over simulated buckets: items from one object or a listing, results in others.</summary>
public sealed class BucketObjectsTests
{
    private readonly VirtualClock _clock = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly SimulatedBuckets _buckets;

    public BucketObjectsTests()
    {
        _buckets = new SimulatedBuckets(_clock);
        _buckets.TryCreate("data");
        _buckets.Put("data", "in/images.csv", Encoding.UTF8.GetBytes("image\nami-1\nami-2\n"));
    }

    [Fact]
    public async Task Items_AreRead_AndResultsWritten()
    {
        var execution = await RunAsync("getObject", "\"Key\": \"in/images.csv\"", "\"InputType\": \"CSV\", \"CSVHeaderLocation\": \"FIRST_ROW\"");

        var manifest = (string)JsonNode.Parse(execution.Output!)!["ResultWriterDetails"]!["Key"]!;
        Assert.NotNull(_buckets.Find("data", manifest));
        Assert.Equal(
            """[{"image":"ami-1","done":true},{"image":"ami-2","done":true}]""",
            Encoding.UTF8.GetString(_buckets.Find("data", manifest.Replace("manifest", "SUCCEEDED_0", StringComparison.Ordinal))!.Content));
    }

    [Fact]
    public async Task Objects_AreListed() => Assert.Equal(
        1, (await RunAsync("listObjectsV2", "\"Prefix\": \"in/\"", "\"MaxItems\": 9")).MapRuns[0].ItemCounts.Succeeded);

    [Fact]
    public async Task Object_ThatIsNotThere_FailsTheMapRun() => Assert.Equal(
        ("States.ItemReaderFailed", "The specified key does not exist."), await ErrorAsync("\"Key\": \"none\""));

    private async Task<(string?, string?)> ErrorAsync(string parameters)
    {
        var execution = await RunAsync("getObject", parameters, "\"InputType\": \"JSON\"");
        return (execution.Error, execution.Cause);
    }

    private async Task<Execution> RunAsync(string action, string parameters, string config)
    {
        var document = StateMachineDocument.Load($$"""
            { "StartAt": "Each", "States": { "Each": { "Type": "Map", "End": true,
                "ItemReader": { "Resource": "arn:aws:states:::s3:{{action}}", "Parameters": { "Bucket": "data", {{parameters}} }, "ReaderConfig": { {{config}} } },
                "ResultWriter": { "Resource": "arn:aws:states:::s3:putObject", "Parameters": { "Bucket": "data", "Prefix": "out" }, "WriterConfig": { "Transformation": "COMPACT" } },
                "ItemProcessor": { "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "STANDARD" }, "StartAt": "Do", "States": {
                  "Do": { "Type": "Task", "Resource": "${Do}", "ResultPath": "$.done", "End": true } } } } } }
            """);
        var execution = new Execution(document, "{}", _clock);
        await new ExecutionDriver(new ObjectTasks(new BucketObjects(_buckets), new Doing()), _clock).RunAsync(execution, TestContext.Current.CancellationToken);
        return execution;
    }

    private sealed class Doing : ITaskHandler
    {
        public ValueTask<TaskOutcome> InvokeAsync(TaskRequest request, CancellationToken cancellationToken) => ValueTask.FromResult(TaskOutcome.Succeeded("true"));
    }
}
