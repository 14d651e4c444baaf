using AmiPipeline.Cli.Hosting;
using AmiPipeline.StepFunctions;
using Xunit;

namespace AmiPipeline.Cli.Tests.Deployed;

/// <summary><c>start</c> against Step Functions' wire format.</summary>
public sealed class StartCommandTests : IDisposable
{
    private static readonly string Request = Cli.Example("s3-encrypt.json");

    private readonly DeployedLab _lab = new();

    public void Dispose() => _lab.Dispose();

    [Fact]
    public async Task Start_OfANewRequest_StartsItAndSaysHowToWatch()
    {
        var result = await _lab.RunAsync("start", Request, "--state-machine", DeployedLab.Machine);

        Assert.Equal((ExitCodes.Done, ""), (result.ExitCode, result.Error));
        var execution = Assert.Single(_lab.StepFunctions.Executions);
        Assert.Matches("^s3-encrypt-[0-9a-f]{16}$", execution.Name);
        Assert.Equal(
            [$"Execution  {execution.Arn}", "Status     running since 2026-01-01 00:00:00 UTC", $"Watch      ami-pipeline watch {execution.Arn}"],
            result.Lines);
        Assert.Equal(["StartExecution"], _lab.Operations);
    }

    [Fact]
    public async Task Start_Twice_IsOneExecutionWhateverTheLayout()
    {
        using var files = new TemporaryFiles();
        var compact = Path.Combine(Path.GetDirectoryName(files.Request("{}"))!, "s3-encrypt.json");
        await File.WriteAllTextAsync(compact, System.Text.Json.Nodes.JsonNode.Parse(await File.ReadAllTextAsync(Request))!.ToJsonString());

        var first = await _lab.RunAsync("start", Request, "--state-machine", DeployedLab.Machine);
        var second = await _lab.RunAsync("start", compact, "--state-machine", DeployedLab.Machine);

        Assert.Equal((ExitCodes.Done, first.Out), (second.ExitCode, second.Out));
        Assert.Single(_lab.StepFunctions.Executions);
    }

    [Fact]
    public async Task Start_WhoseAnswerIsLost_IsSentAgainAndIsOneExecution()
    {
        _lab.StepFunctions.Add(StepFunctionsFault.LoseResponse("StartExecution"));

        var result = await _lab.RunAsync("start", Request, "--state-machine", DeployedLab.Machine);

        Assert.Equal(ExitCodes.Done, result.ExitCode);
        Assert.Equal(["StartExecution", "StartExecution"], _lab.Operations);
        Assert.Single(_lab.StepFunctions.Executions);
    }

    [Fact]
    public async Task Start_AfterSuccess_StartsNothingAndSaysSo()
    {
        await _lab.RunAsync("start", Request, "--state-machine", DeployedLab.Machine);
        await _lab.StepFunctions.RunAsync(TestContext.Current.CancellationToken);

        var result = await _lab.RunAsync("start", Request, "--state-machine", DeployedLab.Machine);

        Assert.Equal(ExitCodes.Done, result.ExitCode);
        Assert.StartsWith("Status     succeeded on 2026-01-01 00:04:05 UTC, after 4 min 5 s; no new execution was started", result.Lines[1], StringComparison.Ordinal);
        Assert.Single(_lab.StepFunctions.Executions);
    }

    [Fact]
    public async Task Start_AfterAFailure_SaysWhyAndHowToTryAgain()
    {
        using var files = new TemporaryFiles();
        var request = files.Request("""{ "source": { "imageId": "ami-0123456789abcdef0" }, "name": "none" }""");
        await _lab.RunAsync("start", request, "--state-machine", DeployedLab.Machine, "--name", "try");
        await _lab.StepFunctions.RunAsync(TestContext.Current.CancellationToken);

        var result = await _lab.RunAsync("start", request, "--state-machine", DeployedLab.Machine, "--name", "try");

        Assert.Equal(ExitCodes.ExecutionFailed, result.ExitCode);
        Assert.Contains("Failed     RequestRefusedException", result.Lines);
        var again = $"ami-pipeline start {request} --state-machine {DeployedLab.Machine} --name try-attempt-2";
        Assert.Equal($"Try again  {again}", result.Lines[^1]);

        Assert.Equal(ExitCodes.Done, (await _lab.RunAsync(again.Split(' ')[1..])).ExitCode);
        Assert.Equal(["try", "try-attempt-2"], _lab.StepFunctions.Executions.Select(execution => execution.Name));
    }

    [Fact]
    public async Task Start_AfterAnAbort_AsADocument_SaysHowToTryAgain()
    {
        await _lab.RunAsync("start", Request, "--state-machine", DeployedLab.Machine, "--name", "nightly-attempt-9");
        _lab.StepFunctions.Executions[0].Execution.Abort();

        var result = await _lab.RunAsync("start", Request, "--state-machine", DeployedLab.Machine, "--name", "nightly-attempt-9", "--profile", "builder", "--output", "json");

        var document = result.Document();
        Assert.Equal((ExitCodes.ExecutionFailed, "ABORTED", "ABORTED"), (result.ExitCode, document.GetProperty("status").GetString(), document.GetProperty("error").GetString()));
        Assert.Equal($"ami-pipeline start {Request} --state-machine {DeployedLab.Machine} --name nightly-attempt-10 --profile builder", document.GetProperty("nextCommand").GetString());
    }

    [Fact]
    public async Task Start_OfARequestWithLetters_KeepsThemReadable()
    {
        using var files = new TemporaryFiles();
        var request = files.Request("""{ "source": { "imageId": "ami-05000000000000001" }, "name": "golden", "tags": { "note": "für <alle>" } }""");

        await _lab.RunAsync("start", request, "--state-machine", DeployedLab.Machine);

        Assert.Equal("""{"source":{"imageId":"ami-05000000000000001"},"name":"golden","tags":{"note":"für <alle>"}}""", Assert.Single(_lab.StepFunctions.Executions).Input);
    }

    [Fact]
    public async Task Start_OfAnotherRequestUnderTheSameName_IsRefused()
    {
        await _lab.RunAsync("start", Request, "--state-machine", DeployedLab.Machine, "--name", "nightly");

        var result = await _lab.RunAsync("start", Cli.Example("s1-preserve-mixed.json"), "--state-machine", DeployedLab.Machine, "--name", "nightly");

        Assert.Equal(ExitCodes.Refused, result.ExitCode);
        Assert.Equal($"{DeployedLab.ExecutionPrefix}nightly has another request and is running. Choose another --name, or omit it.\n", result.Error);
    }

    [Fact]
    public async Task Start_WithWatch_EndsWithTheReport()
    {
        var result = await _lab.RunAsync("start", Request, "--state-machine", DeployedLab.Machine, "--watch");

        Assert.Equal(ExitCodes.Done, result.ExitCode);
        Assert.StartsWith($"Execution {DeployedLab.ExecutionPrefix}s3-encrypt-", result.Out, StringComparison.Ordinal);
        Assert.Matches("\nImage +ami-[0-9a-f]{17}  ", result.Out);
    }

    [Fact]
    public async Task Start_AsADocument_IsOne()
    {
        var document = (await _lab.RunAsync("start", Request, "--state-machine", DeployedLab.Machine, "--name", "nightly", "--output", "json")).Document();

        Assert.Equal(("RUNNING", $"{DeployedLab.ExecutionPrefix}nightly", "nightly", DeployedLab.Machine, 0),
            (document.GetProperty("status").GetString(), document.GetProperty("execution").GetString(), document.GetProperty("name").GetString(),
            document.GetProperty("stateMachine").GetString(), document.GetProperty("exitCode").GetInt32()));
        Assert.Equal(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), document.GetProperty("startDate").GetDateTimeOffset());
    }

    [Fact]
    public async Task Start_OfAMalformedRequest_MakesNoCall()
    {
        using var files = new TemporaryFiles();
        var result = await _lab.RunAsync("start", files.Request("""{ "source": {}, "name": "x" }"""), "--state-machine", DeployedLab.Machine);

        Assert.Equal(ExitCodes.Refused, result.ExitCode);
        Assert.StartsWith("The request was rejected. No changes were made.\n", result.Error, StringComparison.Ordinal);
        Assert.Empty(_lab.Operations);
    }
}
