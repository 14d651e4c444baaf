using AmiPipeline.Cli.Hosting;
using AmiPipeline.Engines.Simulated;
using AmiPipeline.Simulator.Faults;
using Xunit;

namespace AmiPipeline.Cli.Tests;

public sealed class FailureTests
{
    [Fact]
    public async Task Failure_ByAWrongKey_ShowsTheTableAndWhatWasRemoved()
    {
        SimulatedEngine? used = null;
        var result = await RunAsync("text", engine => (used = engine).Cloud.Faults.UseWrongKey("alias/golden"));

        Assert.Equal(ExitCodes.ExecutionFailed, result.ExitCode);
        var at = Array.FindIndex(result.Lines, line => line == "Failed   ImageVerificationException");
        Assert.True(at > 0, result.Out);
        Assert.Contains("is not as planned:", result.Lines[at + 1], StringComparison.Ordinal);
        Assert.Matches("^ {9}what +expected +found$", result.Lines[at + 2]);
        Assert.Matches("^ {9}/dev/sd. key +arn:aws:kms:.* \\(as requested\\)  arn:aws:kms:.*000000000001$", result.Lines[at + 3]);
        var removed = Assert.Single(result.Lines, line => line.StartsWith("Removed  ", StringComparison.Ordinal));
        Assert.Contains("ami-", removed, StringComparison.Ordinal);
        Assert.Contains("i-", removed, StringComparison.Ordinal);
        Assert.DoesNotContain(used!.Cloud.Inspect("111122223333", "us-east-1").Images, image => removed.Contains(image.Id, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Failure_AsADocument_HasErrorAndCleanUp()
    {
        var result = await RunAsync("json", engine => engine.Cloud.Faults.FailNext(ResourceKind.Image, "Out of luck"));

        Assert.Equal(ExitCodes.ExecutionFailed, result.ExitCode);
        var document = result.Document();
        Assert.Equal("failed", document.GetProperty("status").GetString());
        Assert.Equal("ImageFailedException", document.GetProperty("error").GetString());
        Assert.Contains("Out of luck", document.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.NotEmpty(document.GetProperty("removed").EnumerateArray());
        Assert.Empty(document.GetProperty("remaining").EnumerateArray());
        Assert.False(document.TryGetProperty("image", out _), "no image");
    }

    [Fact]
    public async Task Failure_ThatPasses_ShowsItsRetries()
    {
        var result = await RunAsync("text", engine => engine.Cloud.Faults.When(call => call.Action == "CreateVolume", times: 2).Throttle());

        Assert.Equal(ExitCodes.Done, result.ExitCode);
        var retries = result.Lines.Where(line => line.Contains("retry", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, retries.Count);
        Assert.Contains("Create volumes", retries[0], StringComparison.Ordinal);
        Assert.Matches("retry 1 after \\d+ s: AwsThrottledException: ", retries[0]);
        Assert.Contains("retry 2 after", retries[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Failure_OfCleanUp_ListsWhatIsLeft()
    {
        var result = await RunAsync("text", engine =>
        {
            var calls = engine.Cloud.Calls;
            engine.Cloud.Faults.When(call => call.Action == "DeleteVolume", times: int.MaxValue).Refuse("UnauthorizedOperation", "Not for you.");
            engine.Cloud.Faults.When(call => call.Action == "DescribeVolumes" && calls.CountByAction.GetValueOrDefault("DeleteVolume") > 12, times: int.MaxValue).Refuse("UnauthorizedOperation", "Not even to look.");
        });

        Assert.Equal(ExitCodes.ExecutionFailed, result.ExitCode);
        Assert.Contains(result.Lines, line => line == "Failed     CleanUpIncompleteException");
        Assert.Contains(result.Lines, line => line.Contains("Not even to look.", StringComparison.Ordinal));
        var left = Assert.Single(result.Lines, line => line.StartsWith("Remaining  vol-", StringComparison.Ordinal));
        Assert.EndsWith("(available): UnauthorizedOperation: Not for you.", left, StringComparison.Ordinal);
        var removed = Assert.Single(result.Lines, line => line.StartsWith("Removed  ", StringComparison.Ordinal));
        Assert.DoesNotContain(left[11..32], removed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Failure_OfCleanUp_AsADocument_HasWhatIsLeftAsData()
    {
        var result = await RunAsync("json", engine => engine.Cloud.Faults.When(call => call.Action == "DeleteVolume", times: int.MaxValue).Refuse("UnauthorizedOperation", "Not for you."));

        var document = result.Document();
        Assert.Equal("CleanUpIncompleteException", document.GetProperty("error").GetString());
        var remaining = document.GetProperty("remaining").EnumerateArray().ToList();
        Assert.Equal(4, remaining.Count);
        Assert.All(remaining, left =>
        {
            Assert.StartsWith("vol-", left.GetProperty("id").GetString(), StringComparison.Ordinal);
            Assert.Equal("available", left.GetProperty("state").GetString());
            Assert.Equal("UnauthorizedOperation: Not for you.", left.GetProperty("reason").GetString());
        });
        Assert.Empty(document.GetProperty("listingFailures").EnumerateArray());
    }

    private static Task<CliResult> RunAsync(string output, Action<SimulatedEngine> prepare) =>
        Cli.RunAsync(
            engine =>
            {
                prepare(engine);
                return engine;
            },
            default, "run", Cli.Example("s5-unique-keys.json"), "--output", output);
}
