using System.Text;
using System.Text.Json.Nodes;
using AmiPipeline.StatesLanguage.Drivers;
using AmiPipeline.StatesLanguage.Errors;
using AmiPipeline.StatesLanguage.Executions;
using Xunit;

namespace AmiPipeline.StatesLanguage.Tests.Maps;

/// <summary>Results in S3, by the developer guide (ResultWriter).</summary>
public sealed class ResultWriterTests
{
    private const string ToS3 = "\"Resource\": \"arn:aws:states:::s3:putObject\", \"Parameters\": { \"Bucket\": \"b\", \"Prefix\": \"results\" }";

    private readonly Dictionary<string, string> _written = [];

    [Fact]
    public async Task Results_AreWrittenByStatus_AndAManifestNamesThem()
    {
        var execution = await RunAsync(ToS3, "[0,1,2]", "\"ToleratedFailureCount\": 1,");

        var run = execution.MapRuns[0];
        var folder = $"results/{run.Arn.Split(':')[^1]}";
        Assert.Equal($$$"""{"MapRunArn":"{{{run.Arn}}}","ResultWriterDetails":{"Bucket":"b","Key":"{{{folder}}}/manifest.json"}}""", execution.Output);
        Assert.Equal([$"{folder}/FAILED_0.json", $"{folder}/SUCCEEDED_0.json", $"{folder}/manifest.json"], _written.Keys);
        var succeeded = _written[$"{folder}/SUCCEEDED_0.json"];
        Assert.Equal(
            $$$"""
            {"DestinationBucket":"b","MapRunArn":"{{{run.Arn}}}","ResultFiles":{"FAILED":[{"Key":"{{{folder}}}/FAILED_0.json","Size":{{{_written[$"{folder}/FAILED_0.json"].Length}}}}],"PENDING":[],"SUCCEEDED":[{"Key":"{{{folder}}}/SUCCEEDED_0.json","Size":{{{Encoding.UTF8.GetByteCount(succeeded)}}}}]}}
            """,
            _written[$"{folder}/manifest.json"]);
        var first = JsonNode.Parse(succeeded)![0]!.AsObject();
        Assert.Equal(
            ["ExecutionArn", "Input", "InputDetails", "Name", "Output", "OutputDetails", "StartDate", "StateMachineArn", "Status", "StopDate"], first.Select(field => field.Key));
        Assert.Equal(("0", "\"ä\"", "SUCCEEDED", run.Children[0].Arn), ((string?)first["Input"], (string?)first["Output"], (string?)first["Status"], (string?)first["ExecutionArn"]));
        var failed = JsonNode.Parse(_written[$"{folder}/FAILED_0.json"])![0]!;
        Assert.Equal(("1", "Broken", "no", "FAILED"), ((string?)failed["Input"], (string?)failed["Error"], (string?)failed["Cause"], (string?)failed["Status"]));
        Assert.Equal(3, run.ItemCounts.ResultsWritten);
    }

    [Fact]
    public async Task MapRun_ThatFails_WritesWhatItHas()
    {
        var execution = await RunAsync(ToS3, "[3,1]");

        Assert.Equal(ErrorNames.ExceedToleratedFailureThreshold, execution.Error);
        Assert.Equal(["FAILED_0.json", "PENDING_0.json", "manifest.json"], _written.Keys.Select(key => key.Split('/')[^1]));
        Assert.Equal("PENDING", (string?)JsonNode.Parse(_written.Single(file => file.Key.Contains("PENDING")).Value)![0]!["Status"]);
    }

    [Theory]
    [InlineData("COMPACT", "JSON", "[0,[1,2]]", "[0,[1,2]]")]
    [InlineData("FLATTEN", "JSON", "[0,[1,2]]", "[0,1,2]")]
    [InlineData("FLATTEN", "JSONL", "[0,[1,2]]", "0\n1\n2\n")]
    public async Task WriterConfig_TransformsWhatIsWritten(string transformation, string type, string items, string written)
    {
        var config = $"\"WriterConfig\": {{\"Transformation\": \"{transformation}\", \"OutputType\": \"{type}\"}}";
        var execution = await RunAsync($"{ToS3}, {config}", items, state: """{ "Type": "Pass", "End": true }""");

        Assert.Equal(ExecutionStatus.Succeeded, execution.Status);
        Assert.Equal(written, _written.Single(file => file.Key.EndsWith($"/SUCCEEDED_0.{type.ToLowerInvariant()}", StringComparison.Ordinal)).Value);

        // Without Resource, it is the state's output.
        var preview = await RunAsync(config, items, state: """{ "Type": "Pass", "End": true }""");
        Assert.Equal(type == "JSON" ? written : JsonValue.Create(written).ToJsonString(), preview.Output);
    }

    [Fact]
    public async Task S3_ThatRefuses_FailsTheState()
    {
        var execution = await RunAsync(ToS3.Replace("\"b\"", "\"none\"", StringComparison.Ordinal), "[0]");

        Assert.Equal((ErrorNames.ResultWriterFailed, "The specified bucket does not exist"), (execution.Error, execution.Cause));
        Assert.Equal(ExecutionStatus.Failed, execution.MapRuns[0].Status);
    }

    private Task<Execution> RunAsync(string writer, string items, string fields = "", string? state = null) => Machine.RunAsync(
        Machine.Of($$"""
            "M": { "Type": "Map", {{fields}} "ResultWriter": { {{writer}} },
              "ItemProcessor": { "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "STANDARD" }, "StartAt": "I", "States": { "I": {{state ?? Machine.Task()}} } }, "End": true }
            """),
        items,
        Answer);

    private TaskOutcome Answer(TaskRequest request)
    {
        if (!request.IsOfMapRun)
        {
            return request.Payload switch
            {
                "1" => TaskOutcome.Failed("Broken", "no"),
                "3" => TaskOutcome.Hang,
                _ => TaskOutcome.Succeeded("\"ä\""),
            };
        }

        var parameters = JsonNode.Parse(request.Payload)!;
        if ((string?)parameters["Bucket"] != "b")
        {
            return TaskOutcome.Failed("S3.NoSuchBucketException", "The specified bucket does not exist");
        }

        _written.Add((string)parameters["Key"]!, (string)parameters["Body"]!);
        return TaskOutcome.Succeeded("{}");
    }
}
