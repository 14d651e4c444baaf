using System.Text.Json.Nodes;
using AmiPipeline.Cli.Hosting;
using AmiPipeline.Cli.Tests.Deployed;
using AmiPipeline.Configuration;
using AmiPipeline.Functions.Settings;
using Xunit;

namespace AmiPipeline.Cli.Tests.Fleet;

/// <summary>The place in the queue for copies, to whoever looks: twelve executions on four slots.</summary>
public sealed class QueuePlaceTests : IDisposable
{
    private const string Place = "waiting for 1 of 4 copy slots in us-east-1, 6 ahead";

    private readonly DeployedLab _lab = new(functions: new FunctionSettings { Configuration = new DeploymentConfiguration { CopyQueue = new CopyQueueSettings { Slots = 4 } } });
    private readonly TemporaryFiles _files = new();

    public void Dispose()
    {
        _lab.Dispose();
        _files.Dispose();
    }

    [Fact]
    public async Task Place_IsShown_ByListFleetReportAndWatch()
    {
        await _lab.RunAsync("fleet", "start", List(12), "--state-machine", DeployedLab.Fleet, "--name", "golden");
        var start = _lab.Clock.GetUtcNow();
        while (_lab.Clock.GetUtcNow() - start < TimeSpan.FromSeconds(40))
        {
            await _lab.StepFunctions.StepAsync(TestContext.Current.CancellationToken);
        }

        var document = (await _lab.RunAsync("list", "--state-machine", DeployedLab.Machine, "--limit", "50", "--output", "json")).Document();
        var table = await _lab.RunAsync("list", "--state-machine", DeployedLab.Machine, "--limit", "50");
        var report = await _lab.RunAsync("fleet", "report", "golden", "--state-machine", DeployedLab.Fleet);
        var waiting = document.GetProperty("executions").EnumerateArray().Where(one => one.TryGetProperty("waits", out _)).ToDictionary(one => one.GetProperty("waits").GetString()!, one => one.GetProperty("execution").GetString()!);
        var watched = await _lab.RunAsync("watch", waiting[Place]);

        Assert.Equal(8, waiting.Count);
        Assert.Contains($"so far, {Place} ", table.Out, StringComparison.Ordinal);
        Assert.Contains("waiting for 1 of 4 copy slots in us-east-1, 4 ahead", report.Out, StringComparison.Ordinal);
        Assert.Contains("3 more", report.Out, StringComparison.Ordinal);
        Assert.Contains(watched.Lines, line => line.EndsWith(Place, StringComparison.Ordinal));
        Assert.Equal(ExitCodes.Done, watched.ExitCode);
    }

    private string List(int count) => _files.Add("list.json", new JsonArray([.. Enumerable.Range(0, count).Select(number => new JsonObject
    {
        ["source"] = new JsonObject { ["imageId"] = "ami-03000000000000001" },
        ["name"] = $"image-{number}",
        ["kmsKeyId"] = "alias/golden",
    })]).ToJsonString());
}
