using System.Text.Json.Nodes;
using AmiPipeline.Cli.Hosting;
using AmiPipeline.Cli.Tests.Deployed;
using AmiPipeline.Engines;
using AmiPipeline.Simulator.Faults;
using AmiPipeline.StatesLanguage;
using AmiPipeline.StepFunctions;
using Xunit;

namespace AmiPipeline.Cli.Tests.Fleet;

/// <summary><c>fleet start</c>, <c>watch</c> and <c>report</c> against Step Functions' wire format.</summary>
public sealed class DeployedFleetTests : IDisposable
{
    private readonly DeployedLab _lab = new();
    private readonly TemporaryFiles _files = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _lab.Dispose();
        _files.Dispose();
    }

    [Fact]
    public async Task Start_SaysHowToWatch_AndWatchShowsTheEnd()
    {
        var started = await StartAsync(List(3));
        var again = await StartAsync(List(3));
        var watched = await _lab.RunAsync("fleet", "watch", "golden", "--state-machine", DeployedLab.Fleet);

        Assert.Equal([$"Execution  {DeployedLab.FleetPrefix}golden", "Status     running since 2026-01-01 00:00:00 UTC", $"Watch      ami-pipeline fleet watch {DeployedLab.FleetPrefix}golden"], started.Lines);
        Assert.Equal(started, again);
        Assert.Equal(ExitCodes.Done, watched.ExitCode);
        Assert.Contains("0 of 3 converted, 3 running", watched.Out, StringComparison.Ordinal);
        Assert.Equal("Images     3 of 3 converted", watched.Lines[^1]);
        Assert.Equal(4, _lab.StepFunctions.Executions.Count);
    }

    [Fact]
    public async Task FailedFleet_StartedAgain_DoesWhatIsMissing()
    {
        _lab.Cloud.Faults.FailNext(ResourceKind.Image);
        var first = await StartAsync(List(3), "--watch");

        var second = await StartAsync(List(3), "--watch");
        var third = await StartAsync(List(3));

        Assert.Equal((ExitCodes.ExecutionFailed, "Failed     1 image: ImageFailedException"), (first.ExitCode, first.Lines[^1]));
        Assert.Equal((ExitCodes.Done, "Images     3 of 3 converted"), (second.ExitCode, second.Lines[^1]));
        Assert.Contains("no new execution was started", third.Out, StringComparison.Ordinal);
        Assert.Equal([$"{DeployedLab.FleetPrefix}golden", $"{DeployedLab.FleetPrefix}golden-2"], Executions(DeployedLab.Fleet).Select(execution => execution.Arn));
        Assert.Equal(4, Executions(DeployedLab.Machine).Count());
    }

    [Fact]
    public async Task Report_OfTheLastPass_HasEveryFailure()
    {
        _lab.Cloud.Faults.FailNext(ResourceKind.Image);
        await StartAsync(List(2), "--watch");

        var report = await _lab.RunAsync("fleet", "report", "golden", "--state-machine", DeployedLab.Fleet, "--output", "json");
        var ofThePass = await _lab.RunAsync("fleet", "report", DeployedLab.FleetPrefix + "golden", "--output", "json");

        Assert.Equal((ExitCodes.ExecutionFailed, report.Out), (report.ExitCode, ofThePass.Out));
        var reason = Assert.Single(report.Document().GetProperty("reasons").EnumerateArray());
        Assert.Equal("ImageFailedException", reason.GetProperty("error").GetString());
        Assert.Matches("^golden-[0-9a-f]{32}$", reason.GetProperty("images")[0].GetProperty("execution").GetString());
        Assert.Equal("FleetIncomplete", report.Document().GetProperty("error").GetString());
    }

    /// <summary>30 copies at once, where 20 are allowed.</summary>
    [Fact]
    public async Task Watch_CountsWhatWaitsForQuota()
    {
        var watched = await StartAsync(List(30, "snapshots"), "--watch");

        Assert.Equal((ExitCodes.Done, "Images     30 of 30 converted"), (watched.ExitCode, watched.Lines[^1]));
        Assert.Contains("30 running, 10 of them waiting for quota", watched.Out, StringComparison.Ordinal);
    }

    /// <summary>Of another fleet, whose name begins with this one's, everything waits.</summary>
    [Fact]
    public async Task Watch_CountsNoOtherFleet()
    {
        await _lab.RunAsync("fleet", "start", List(30, "snapshots"), "--state-machine", DeployedLab.Fleet, "--name", "golden-eu");

        var watched = await StartAsync(List(1), "--watch");

        Assert.Equal(ExitCodes.Done, watched.ExitCode);
        Assert.DoesNotContain("waiting for quota", watched.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunningFleet_WithAnotherList_IsRefused()
    {
        await StartAsync(List(2));

        var other = await StartAsync(List(3));

        Assert.Equal((ExitCodes.Refused, ""), (other.ExitCode, other.Out));
        Assert.Contains("runs with another list or other options", other.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NameOfAnotherFleet_IsRefused()
    {
        await _lab.RunAsync("fleet", "start", List(1), "--state-machine", DeployedLab.Fleet, "--name", "golden-2");
        _lab.Cloud.Faults.FailNext(ResourceKind.Image);
        await StartAsync(List(2), "--watch");

        var second = await StartAsync(List(2));

        Assert.Equal(ExitCodes.Refused, second.ExitCode);
        Assert.Contains("The name golden-2 is taken by an execution that is not of the fleet golden.", second.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LongList_IsRefused_WithTheWayToTheBucket()
    {
        var result = await StartAsync(List(3_000));

        Assert.Equal((ExitCodes.Refused, ""), (result.ExitCode, result.Out));
        Assert.Contains("the input of a fleet may have at most 253952", result.Error, StringComparison.Ordinal);
        Assert.Contains("\nami-pipeline fleet list LIST > list.json\n", result.Error, StringComparison.Ordinal);
        Assert.Empty(_lab.StepFunctions.Executions);
    }

    [Fact]
    public async Task ListInS3_IsPassedByItsKey()
    {
        await _lab.RunAsync("fleet", "start", "s3://bucket/lists/golden.json", "--state-machine", DeployedLab.Fleet);

        var input = JsonNode.Parse(Executions(DeployedLab.Fleet).Single().Input)!;
        Assert.Equal(("golden", "lists/golden.json", null), ((string?)input["fleet"], (string?)input["list"], input["requests"]));
    }

    /// <summary>The object under the key may be another one by now; a pass over the same list finds everything done.</summary>
    [Fact]
    public async Task ListInS3_StartedAgainAfterItSucceeded_IsTheNextPass()
    {
        const string Machine = DeployedLab.Machine + "-WithBucket";
        var done = StateMachineDocument.Load("""{ "StartAt": "Done", "States": { "Done": { "Type": "Succeed" } } }""");
        _lab.StepFunctions.AddStateMachine(Machine, done, new FunctionTaskHandler(_ => throw new InvalidOperationException(), _ => { }));
        string[] start = ["fleet", "start", "s3://bucket/golden.json", "--state-machine", Machine];
        await _lab.RunAsync(start);
        await _lab.StepFunctions.RunAsync(Cancel);

        await _lab.RunAsync(start);

        Assert.Equal(["golden", "golden-2"], Executions(Machine).Select(execution => execution.Name));
    }

    [Theory]
    [InlineData("There is no fleet none of", "report", "none", "--state-machine", DeployedLab.Fleet)]
    [InlineData("FLEET is the name \"golden\"; add --state-machine ARN", "watch", "golden")]
    [InlineData("FLEET is \"a b\"; the name of a fleet has 1 to 40", "watch", "a b")]
    [InlineData("LIST is \"s3://bucket/list.jsonl\"; the fleet state machine reads a JSON array", "start", "s3://bucket/list.jsonl", "--state-machine", DeployedLab.Fleet)]
    [InlineData("LIST is \"s3://bucket\"; an object in S3 is s3://BUCKET/KEY.", "start", "s3://bucket", "--state-machine", DeployedLab.Fleet)]
    public async Task BadCommandLine_IsRefused(string message, params string[] args)
    {
        var result = await _lab.RunAsync(["fleet", .. args]);

        Assert.Equal((ExitCodes.Refused, ""), (result.ExitCode, result.Out));
        Assert.StartsWith(message, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ExecutionOfThePipeline_IsNoFleet()
    {
        await _lab.RunAsync("start", Cli.Example("s3-encrypt.json"), "--state-machine", DeployedLab.Machine, "--name", "one");

        var result = await _lab.RunAsync("fleet", "report", DeployedLab.ExecutionPrefix + "one");

        Assert.Equal(ExitCodes.Refused, result.ExitCode);
        Assert.Contains("is not a fleet", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LostAnswer_ToTheStart_StartsOneFleet()
    {
        _lab.StepFunctions.Add(StepFunctionsFault.LoseResponse("StartExecution"));

        Assert.Equal(ExitCodes.Done, (await StartAsync(List(1))).ExitCode);
        await _lab.StepFunctions.RunAsync(Cancel);

        Assert.Single(Executions(DeployedLab.Fleet));
    }

    private IEnumerable<StepFunctions.Executions.StartedExecution> Executions(string machine) => _lab.StepFunctions.Executions.Where(execution => execution.StateMachineArn == machine);

    private Task<CliResult> StartAsync(string list, params string[] options) => _lab.RunAsync(["fleet", "start", list, "--state-machine", DeployedLab.Fleet, "--name", "golden", .. options]);

    private string List(int count, string via = "auto") => _files.Add($"list-{count}.json", new JsonArray([.. Enumerable.Range(0, count).Select(number => new JsonObject
    {
        ["source"] = new JsonObject { ["imageId"] = "ami-03000000000000001" },
        ["name"] = $"image-{number}",
        ["kmsKeyId"] = "alias/golden",
        ["via"] = via,
    })]).ToJsonString());
}
