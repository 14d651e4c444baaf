using AmiPipeline.Cli.Hosting;
using AmiPipeline.StepFunctions;
using Xunit;

namespace AmiPipeline.Cli.Tests.Deployed;

/// <summary><c>watch</c> against Step Functions' wire format: the same lines and report as <c>run</c>.</summary>
public sealed class WatchCommandTests : IDisposable
{
    private readonly DeployedLab _lab = new();

    public void Dispose() => _lab.Dispose();

    [Theory]
    [InlineData("s3-encrypt.json")]
    [InlineData("s5-unique-keys.json")]
    public async Task Watch_FromTheStart_ShowsWhatRunShows(string example)
    {
        var run = await Cli.RunAsync("run", Cli.Example(example), "--name", "same");
        await StartAsync(example);

        var watched = await _lab.RunAsync("watch", $"{DeployedLab.ExecutionPrefix}same");

        Assert.Equal((ExitCodes.Done, ""), (watched.ExitCode, watched.Error));
        Assert.Equal($"Execution {DeployedLab.ExecutionPrefix}same", watched.Lines[0]);
        Assert.Equal(run.Lines[..^1], watched.Lines[1..^1]);
        Assert.Equal(WithoutCalls(run.Lines[^1]), WithoutCalls(watched.Lines[^1]));
    }

    [Fact]
    public async Task Watch_WhereReportsAreStored_SaysWhere()
    {
        using var lab = new DeployedLab(reports: new ReportLocation("our-reports", "images"));
        await lab.RunAsync("start", Cli.Example("s3-encrypt.json"), "--state-machine", DeployedLab.Machine, "--name", "same");

        var text = await lab.RunAsync("watch", $"{DeployedLab.ExecutionPrefix}same");
        var json = await lab.RunAsync("watch", $"{DeployedLab.ExecutionPrefix}same", "--output", "json");

        Assert.Equal(
            ["Report   s3://our-reports/images/same.html", "         https://us-east-1.console.aws.amazon.com/s3/object/our-reports?region=us-east-1&prefix=images%2Fsame.html"],
            text.Lines[^2..].Select(line => line.TrimEnd()));
        Assert.Equal("s3://our-reports/images/same.html", System.Text.Json.JsonDocument.Parse(json.Out).RootElement.GetProperty("storedReport").GetProperty("uri").GetString());
    }

    [Fact]
    public async Task Watch_AfterTheEnd_ShowsTheSame()
    {
        await StartAsync("s3-encrypt.json");
        var during = await _lab.RunAsync("watch", $"{DeployedLab.ExecutionPrefix}same");

        var after = await _lab.RunAsync("watch", "same", "--state-machine", DeployedLab.Machine);

        Assert.Equal((during.ExitCode, during.Out), (after.ExitCode, after.Out));
    }

    [Fact]
    public async Task Watch_OfARun_AsksEveryTwoToThirtySeconds()
    {
        await StartAsync("s5-unique-keys.json");
        await _lab.RunAsync("watch", $"{DeployedLab.ExecutionPrefix}same");

        var polls = _lab.Operations.Count(operation => operation == "GetExecutionHistory");
        var took = _lab.StepFunctions.Executions[0].Execution.StopTime - _lab.StepFunctions.Executions[0].Execution.StartTime;

        // Between one poll every 30 seconds and one every 2 seconds.
        Assert.InRange(polls, took!.Value.TotalSeconds / 30, (took.Value.TotalSeconds / 2) + 2);
    }

    [Fact]
    public async Task Watch_OfAFailure_ShowsItAndEndsWithItsExitCode()
    {
        using var files = new TemporaryFiles();
        var request = files.Request("""{ "source": { "imageId": "ami-05000000000000001" }, "name": "golden", "kmsKeyId": "alias/disabled" }""");
        var run = await Cli.RunAsync("run", request, "--account", Cli.Example("simulated-account.json"));
        await _lab.RunAsync("start", request, "--state-machine", DeployedLab.Machine, "--name", "same");

        var watched = await _lab.RunAsync("watch", $"{DeployedLab.ExecutionPrefix}same");

        Assert.NotEqual(ExitCodes.Done, run.ExitCode);
        Assert.Equal((run.ExitCode, run.Error), (watched.ExitCode, watched.Error));
        Assert.Equal(run.Lines, watched.Lines[1..]);
    }

    [Fact]
    public async Task Watch_OfAnAbort_SaysSoAndFails()
    {
        await StartAsync("s3-encrypt.json");
        _lab.StepFunctions.Executions[0].Execution.Abort("Operator", "It was not wanted any more.");

        var watched = await _lab.RunAsync("watch", $"{DeployedLab.ExecutionPrefix}same", "--output", "json");

        var document = watched.Document();
        Assert.Equal((ExitCodes.ExecutionFailed, "aborted", "Operator", "It was not wanted any more."),
            (watched.ExitCode, document.GetProperty("status").GetString(), document.GetProperty("error").GetString(), document.GetProperty("message").GetString()));
        Assert.False(document.TryGetProperty("ec2Calls", out _));
    }

    [Fact]
    public async Task Watch_StoppedByCtrlC_LeavesTheExecutionAlone()
    {
        await StartAsync("s3-encrypt.json");
        using var stop = new CancellationTokenSource();
        await using var pressed = _lab.Clock.CreateTimer(_ => stop.Cancel(), null, TimeSpan.FromSeconds(60), Timeout.InfiniteTimeSpan);

        var watched = await _lab.RunAsync(stop.Token, "watch", $"{DeployedLab.ExecutionPrefix}same");

        Assert.Equal(ExitCodes.Cancelled, watched.ExitCode);
        Assert.Equal($"Stopped watching; the execution continues. Watch it again with:\nami-pipeline watch {DeployedLab.ExecutionPrefix}same\n", watched.Error);
        Assert.Equal("RUNNING", _lab.StepFunctions.Executions[0].Status);
        Assert.DoesNotContain("StopExecution", _lab.Operations);
    }

    [Fact]
    public async Task Watch_OfAnotherStateMachinesExecution_IsRefused()
    {
        const string Other = "arn:aws:states:us-east-1:111122223333:stateMachine:Other";
        _lab.StepFunctions.AddStateMachine(
            Other, StatesLanguage.StateMachineDocument.Load("""{ "StartAt": "Done", "States": { "Done": { "Type": "Succeed" } } }"""), new StatesLanguage.Drivers.MockTaskHandler("{}"));
        await _lab.RunAsync("start", Cli.Example("s3-encrypt.json"), "--state-machine", Other, "--name", "same");

        var watched = await _lab.RunAsync("watch", "same", "--state-machine", Other);

        Assert.Equal(ExitCodes.Refused, watched.ExitCode);
        Assert.EndsWith("it is an execution of another state machine.\n", watched.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Watch_OfRetries_CountsThemAsTransitions()
    {
        _lab.Cloud.Faults.When(call => call.Action == "CopyImage", times: 2).Throttle();
        await StartAsync("s3-encrypt.json");

        var watched = await _lab.RunAsync("watch", $"{DeployedLab.ExecutionPrefix}same");

        Assert.Contains(watched.Lines, line => line.Contains("  retry 1 after ", StringComparison.Ordinal));
        Assert.EndsWith($"; {_lab.StepFunctions.Executions[0].Execution.StateTransitions} state transitions", watched.Lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Watch_ThatMayNot_SaysSo()
    {
        await StartAsync("s3-encrypt.json");
        _lab.StepFunctions.Add(StepFunctionsFault.Refuse("GetExecutionHistory", "AccessDeniedException", "User: me is not authorized"));

        var watched = await _lab.RunAsync("watch", $"{DeployedLab.ExecutionPrefix}same");

        Assert.Equal((ExitCodes.AwsUnusable, "These credentials lack the permission: User: me is not authorized\n"), (watched.ExitCode, watched.Error));
    }

    private static string WithoutCalls(string took) =>
        System.Text.RegularExpressions.Regex.Replace(took, "(?: of virtual time)?, of which [^;]+;(?: [0-9]+ EC2 calls, [0-9]+ KMS calls?,)?", ",");

    private Task<CliResult> StartAsync(string example) =>
        _lab.RunAsync("start", Cli.Example(example), "--state-machine", DeployedLab.Machine, "--name", "same");
}
