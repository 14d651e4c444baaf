using System.Text.Json;
using AmiPipeline.Cli.Hosting;
using AmiPipeline.Engines.Simulated;
using Xunit;

namespace AmiPipeline.Cli.Tests.Pages;

/// <summary>What tree, picture, report and costs say of requests that keep only their copies, that undo all after a failure, and that copy to several accounts.</summary>
public sealed class CopyViewsTests : IDisposable
{
    private const string OnlyCopies = """
        { "source": { "imageId": "ami-05000000000000001" }, "name": "only-copies", "kmsKeyId": "alias/golden",
          "copies": { "keepSource": false, "to": [{ "region": "us-west-2" }, { "accountId": "777788889999", "region": "us-east-1", "kmsKeyId": "alias/copies" }] } }
        """;

    private static readonly string ToAccounts = ExampleRequests.Read("copies-to-accounts.json");

    private static readonly string AllOrNone = ToAccounts.Replace("\"to\"", "\"onFailure\": \"rollBack\", \"to\"", StringComparison.Ordinal);

    private readonly TemporaryFiles _files = new();

    private SimulatedEngine? _engine;

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task OnlyCopies_AreWhatIsChargedAMonth()
    {
        var plan = (await RunAsync("plan", OnlyCopies, "--output", "json")).Document();
        var run = (await RunAsync("run", OnlyCopies, "--output", "json")).Document();
        var again = (await RunAsync("run", OnlyCopies, "--output", "json", "--name", "again")).Document();
        var planAgain = (await RunAsync("plan", OnlyCopies, "--output", "json")).Document();

        Assert.Equal(["8 GiB of snapshots in us-west-2", "8 GiB of snapshots in us-east-1"], Monthly(plan));
        Assert.Equal(Monthly(plan), Monthly(run));
        Assert.Equal(["succeeded", "none"], [again.GetProperty("status").GetString(), again.GetProperty("image").GetProperty("route").GetString()]);
        Assert.Empty(Monthly(again));
        Assert.All([again, planAgain], document => Assert.EndsWith(" where the pipeline is deployed", Assert.Single(Items(document)).GetProperty("what").GetString(), StringComparison.Ordinal));
    }

    /// <summary>A volume that is to be created is charged only if something is made.</summary>
    [Theory]
    [InlineData("true")]
    [InlineData("false")]
    public async Task SameAgain_ChargesNothingButTransitions(string keepSource)
    {
        var request = ToAccounts.Replace("\"to\"", $"\"keepSource\": {keepSource}, \"to\"", StringComparison.Ordinal).Replace("\"via\"", "\"completeWithinMinutes\": 60, \"via\"", StringComparison.Ordinal);
        await SucceedAsync(request);

        var again = await SucceedAsync(request, "--output", "json", "--name", "again");

        Assert.EndsWith(" state transitions, where the pipeline is deployed", Assert.Single(Items(again.Document())).GetProperty("what").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task OnlyCopies_HaveATemporaryImage()
    {
        var plan = await RunAsync("plan", OnlyCopies, "--tree");
        var run = await SucceedAsync(OnlyCopies, "--tree", "--report", _files.PathOf("report.html"));
        var page = await _files.ReadAsync("report.html");

        Assert.Contains("└─ image, temporary, us-east-1, account 111122223333, by CopyImage", plan.Lines);
        Assert.Matches("(?m)^└─ ami-[0-9a-f]{17}  image, removed, us-east-1, account 111122223333, by CopyImage$", run.Out);
        Assert.Contains("<p class=\"outcome good\">copies verified and committed</p>", page, StringComparison.Ordinal);
        Assert.Matches("<dd>only-copies: its copies only; ami-[0-9a-f]{17} itself was temporary</dd>", page);
        Assert.Matches("<h3>ami-[0-9a-f]{17} in us-east-1, a temporary image</h3>", page);
    }

    [Fact]
    public async Task OnlyCopies_ThatWereMadeBefore_AreMadeOfNoImage()
    {
        await SucceedAsync(OnlyCopies);

        var again = await SucceedAsync(OnlyCopies, "--name", "again", "--tree", "--picture", _files.PathOf("again.svg"), "--report", _files.PathOf("report.html"));
        var plan = await RunAsync("plan", OnlyCopies, "--tree");
        var page = await _files.ReadAsync("report.html");

        foreach (var tree in new[] { again, plan })
        {
            var lines = tree.Lines.SkipWhile(line => line != "ami-05000000000000001  source image").Select(line => line.TrimEnd()).TakeWhile(line => line.Length > 0).ToList();
            Assert.True(lines.Count == 6, tree.Out + tree.Error);
            Assert.Equal("│  /dev/xvda  8 GiB  alias/root", lines[1]);
            Assert.Matches("^├─ ami-[0-9a-f]{17}  us-west-2, account 111122223333$", lines[2]);
            Assert.Matches("^└─ ami-[0-9a-f]{17}  us-east-1, account 777788889999$", lines[4]);
        }

        Assert.Contains("  Nothing: all copies were committed before.", plan.Lines);
        Assert.DoesNotContain("CopyImage", await _files.ReadAsync("again.svg"), StringComparison.Ordinal);
        Assert.Contains("<p class=\"outcome good\">copies verified, committed before</p>", page, StringComparison.Ordinal);
        Assert.Contains("<dd>only-copies: its copies only, which were made before</dd>", page, StringComparison.Ordinal);
        Assert.Contains("<p>No image was made: all copies were committed before.</p>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("No image passed the comparison", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CopiesInAccounts_AreToldApart()
    {
        var run = await SucceedAsync(ToAccounts, "--tree", "--report", _files.PathOf("report.html"));
        var page = await _files.ReadAsync("report.html");

        foreach (var place in new[] { "eu-west-1", "us-east-1 of 444455556666", "us-east-1 of 777788889999", "eu-west-1 of 777788889999" })
        {
            Assert.Matches($"<h3>ami-[0-9a-f]{{17}} in {place}, a copy</h3>", page);
        }

        Assert.Contains("CopyImage to eu-west-1, us-east-1 of 777788889999, eu-west-1 of 777788889999", page, StringComparison.Ordinal);
        Assert.Contains("us-east-1, account 777788889999, by CopyImage", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CopiesThatFail_SayWhereAndWhy()
    {
        var failed = await FailAsync(ToAccounts);
        var page = await _files.ReadAsync("report.html");

        Assert.Contains("us-east-1, not made, account 777788889999, AwsAccessDeniedException, by CopyImage", failed.Out, StringComparison.Ordinal);
        Assert.Contains("<h3>The copy in us-east-1 of 777788889999</h3>", page, StringComparison.Ordinal);
        // The image and the other copies stay, and are charged.
        Assert.Contains("56 GiB of snapshots in us-east-1", page, StringComparison.Ordinal);
        Assert.Contains("56 GiB of snapshots in eu-west-1", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RollBack_ShowsThatNothingStays()
    {
        var failed = await FailAsync(AllOrNone);
        var page = await _files.ReadAsync("report.html");

        Assert.Matches("(?m)└─ ami-[0-9a-f]{17}  image, removed, us-east-1, account 111122223333, by ", failed.Out);
        Assert.Matches("─ ami-[0-9a-f]{17}  eu-west-1, removed, account 111122223333, given up because another copy failed, by ", failed.Out);
        Assert.Contains("<h3>The copy in eu-west-1</h3>", page, StringComparison.Ordinal);
        Assert.Contains("<p class=\"bad\">given up because another copy failed</p>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("GiB of snapshots", page, StringComparison.Ordinal);
        Assert.Matches("<h3>ami-[0-9a-f]{17} in us-east-1, which was removed</h3>", page);
    }

    private static IEnumerable<JsonElement> Items(JsonElement document) => document.GetProperty("costs").EnumerateArray();

    private static IEnumerable<string> Monthly(JsonElement document) => Items(document).Where(item => item.GetProperty("period").GetString() == "month").Select(item => item.GetProperty("what").GetString()!);

    private async Task<CliResult> SucceedAsync(string request, params string[] options)
    {
        var run = await RunAsync("run", request, options);
        Assert.True(run.ExitCode == ExitCodes.Done, run.Out + run.Error);
        return run;
    }

    // CopyImage to the second account is denied.
    private async Task<CliResult> FailAsync(string request)
    {
        await RunAsync("plan", request);
        _engine!.Cloud.Faults.When(call => call is { Action: "CopyImage", AccountId: "777788889999", Region: "us-east-1" }).Refuse("UnauthorizedOperation", "Injected.", 403);
        var run = await RunAsync("run", request, "--tree", "--report", _files.PathOf("report.html"));
        Assert.True(run.ExitCode == ExitCodes.ExecutionFailed, run.Out + run.Error);
        return run;
    }

    // Every command of a test works in the same account; its progress would go to the console of the first.
    private Task<CliResult> RunAsync(string command, string request, params string[] options)
    {
        var path = File.Exists(_files.PathOf("request.json")) ? _files.Add("request.json", request) : _files.Request(request);
        return Cli.RunAsync((world, options) => _engine ??= new SimulatedEngine(world, options with { OnEvent = null }), [command, path, "--configuration", Cli.Example("other-account.deployment.json"), .. options]);
    }
}
