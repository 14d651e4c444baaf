using System.Text.Json.Nodes;
using AmiPipeline.Cli.Hosting;
using AmiPipeline.Simulator.Faults;
using Xunit;

namespace AmiPipeline.Cli.Tests.Fleet;

/// <summary><c>fleet run</c> and <c>fleet list</c>: a fleet in the simulated account, from all forms of lists.</summary>
public sealed class FleetRunTests : IDisposable
{
    private static readonly string Account = Cli.Example("simulated-account.json");

    private readonly TemporaryFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task Run_OfADirectory_ConvertsAll()
    {
        var folder = _files.PathOf("golden images");
        await Cli.RunAsync("find", "--account", Account, "--not-under-key", "alias/golden", "--requests", folder);

        var result = await Cli.RunAsync("fleet", "run", folder, "--account", Account);

        Assert.Equal((ExitCodes.Done, ""), (result.ExitCode, result.Error));
        Assert.Equal(
            ["Fleet      golden-images", "Execution  arn:aws:states:us-east-1:111122223333:execution:AmiPipeline-Fleet:golden-images", "Status     succeeded after 17 min 0 s", "Images     8 of 8 converted"],
            result.Lines[^4..]);
        Assert.Contains(" 0:10:", result.Lines[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""[{ "source": { "imageId": "ami-05000000000000001" }, "name": "aaa" }, { "source": { "imageId": "ami-05000000000000001" }, "name": "bbb" }]""")]
    [InlineData("{ \"source\": { \"imageId\": \"ami-05000000000000001\" }, \"name\": \"aaa\" }\n\n{ \"source\": { \"imageId\": \"ami-05000000000000001\" }, \"name\": \"bbb\" }\n")]
    public async Task Lists_InEveryForm_AreTheSame(string text)
    {
        var file = _files.Add("list.json", text);

        var list = await Cli.RunAsync("fleet", "list", file);
        var run = (await Cli.RunAsync("fleet", "run", file, "--account", Account, "--output", "json")).Document();

        Assert.Equal("""[{"source":{"imageId":"ami-05000000000000001"},"name":"aaa"},{"source":{"imageId":"ami-05000000000000001"},"name":"bbb"}]""", list.Out.Trim());
        Assert.Equal(("list", "SUCCEEDED", 2, 2), (run.GetProperty("fleet").GetString(), run.GetProperty("status").GetString(), run.GetProperty("requests").GetInt32(), run.GetProperty("converted").GetInt32()));
    }

    /// <summary>What <c>find</c> prints is the list that it writes as requests: the same ones, the longest first.</summary>
    [Fact]
    public async Task ImagesAsFound_AreTheRequestsOfFind()
    {
        string[] find = ["find", "--account", Account, "--not-under-key", "alias/golden"];
        var folder = _files.PathOf("requests");
        await Cli.RunAsync([.. find, "--requests", folder]);
        var csv = _files.Add("found.csv", (await Cli.RunAsync([.. find, "--output", "csv"])).Out);
        var json = _files.Add("found.json", (await Cli.RunAsync([.. find, "--output", "json"])).Out);

        var requests = (await Cli.RunAsync("fleet", "list", folder)).Out;
        var ofCsv = await Cli.RunAsync("fleet", "list", csv, "--kms-key", "alias/golden");
        var ofJson = await Cli.RunAsync("fleet", "list", json, "--kms-key", "alias/golden");
        var run = await Cli.RunAsync("fleet", "run", csv, "--account", Account);

        Assert.Contains("\"kmsKeyId\":\"alias/golden\"", requests, StringComparison.Ordinal);
        Assert.Equal((requests, ""), (ofJson.Out, ofJson.Error));
        Assert.Equal((requests, ""), (ofCsv.Out, ofCsv.Error));
        Assert.Equal((ExitCodes.Done, "Images     8 of 8 converted"), (run.ExitCode, run.Lines[^1]));
    }

    /// <summary>Somebody has removed columns and rows in a spreadsheet. What is left says where its images are.</summary>
    [Theory]
    [InlineData(ExitCodes.Done, "\"imageId\":\"ami-05000000000000001\"},\"name\":\"{source.name}-encrypted\",\"kmsKeyId\":\"default\"", "list", "\uFEFF\"imageId\",\"comment\"\r\n\"ami-05000000000000001\",\"one, two\"\r\n")]
    [InlineData(ExitCodes.Refused, "row 2/source/imageId", "list", "imageId,name\nami-5,base\n")]
    [InlineData(ExitCodes.FileUnusable, "has no request", "list", "imageId,state\nami-05000000000000001,failed\n")]
    [InlineData(ExitCodes.Refused, "LIST has requests for 111122223333/eu-north-1", "run", "imageId,region,accountId,ownerId\nami-05000000000000001,eu-north-1,111122223333,444455556666\n")]
    [InlineData(ExitCodes.Done, "\"imageId\":\"ami-05000000000000001\"", "list", "imageId\nami-05000000000000001\n")]
    [InlineData(ExitCodes.Done, "\"imageId\":\"ami-05000000000000001\"", "list", "imageId,fallsShort,comment,,\n\nami-05000000000000001,\"tag:a,\\\",\"a \"\"b\"\"\",,\n")]
    [InlineData(ExitCodes.Done, "{source.name}-encrypted", "list", "imageId,name\nami-05000000000000001,'=34567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678\n")]
    [InlineData(ExitCodes.Refused, "row 4/source/imageId", "list", "imageId,name\n\n\nami-5,\"a\nb\"\n")]
    [InlineData(ExitCodes.Refused, "row 1: has the column name twice", "list", "imageId,name,name\nami-05000000000000001,a,b\n")]
    [InlineData(ExitCodes.Refused, "row 1: has no column imageId; columns must be separated by commas", "list", "imageId;name\nami-05000000000000001;a\n")]
    [InlineData(ExitCodes.Refused, "row 2: has a quote that is not closed", "list", "imageId,name\nami-05000000000000001,\"a\nami-05000000000000001,b\n")]
    [InlineData(ExitCodes.Refused, "row 2: has the account 1.11122E+11", "list", "imageId,accountId\nami-05000000000000001,1.11122E+11\n")]
    [InlineData(ExitCodes.Refused, "row 2: has the Region Ireland", "list", "imageId,region\nami-05000000000000001,Ireland\n")]
    [InlineData(ExitCodes.Refused, "--kms-key is only for images", "list", "[{}]", "--kms-key", "alias/golden")]
    public async Task ImagesOfASpreadsheet_AreRead_OrRefusedByTheirRow(int exitCode, string message, string command, string text, params string[] options)
    {
        var result = await Cli.RunAsync(["fleet", command, _files.Add("found.csv", text), .. command == "run" ? ["--account", Account] : Array.Empty<string>(), .. options]);

        Assert.Equal(exitCode, result.ExitCode);
        Assert.Contains(message, result.Out + result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Failures_AreGroupedByTheirErrors()
    {
        var file = _files.Add("list.json", """
            [{ "source": { "imageId": "ami-05000000000000001" }, "name": "aaa" }, { "source": { "imageId": "ami-0dead000000000001" }, "name": "bbb" },
             { "source": { "imageId": "ami-0dead000000000002" }, "name": "ccc" }, { "source": { "imageId": "ami-05000000000000001" }, "name": "ddd" }]
            """);
        string[] command = ["fleet", "run", file, "--account", Account];
        static Engines.Simulated.SimulatedEngine Failing(Engines.Simulated.SimulatedEngine engine)
        {
            engine.Cloud.Faults.FailNext(ResourceKind.Image);
            return engine;
        }

        var text = await Cli.RunAsync(Failing, default, command);
        var json = await Cli.RunAsync(Failing, default, [.. command, "--output", "json"]);
        var html = await Cli.RunAsync(Failing, default, [.. command, "--output", "html"]);

        Assert.All([text, json, html], result => Assert.Equal(ExitCodes.ExecutionFailed, result.ExitCode));
        Assert.Contains("Images     1 of 4 converted, 3 failed", text.Out, StringComparison.Ordinal);
        Assert.Contains("Failed     2 images: RequestRefusedException\n           1 image: ImageFailedException", text.Out, StringComparison.Ordinal);
        var reason = json.Document().GetProperty("reasons")[0];
        Assert.Equal(("RequestRefusedException", 2, "ami-0dead000000000001"), (reason.GetProperty("error").GetString(), reason.GetProperty("count").GetInt32(), reason.GetProperty("images")[0].GetProperty("source").GetString()));
        Assert.Contains("does not exist", reason.GetProperty("images")[0].GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Contains("""<td class="number">2</td>""", html.Out, StringComparison.Ordinal);
        Assert.EndsWith("</html>\n", html.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BadRequests_AreAllNamed_AndNothingRuns()
    {
        var folder = _files.PathOf("requests");
        Directory.CreateDirectory(Path.Combine(folder, "us-east-1"));
        await File.WriteAllTextAsync(Path.Combine(folder, "one.json"), """{ "source": {}, "name": "x" }""", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(folder, "us-east-1", "two.json"), """{ "source": { "imageId": "ami-05000000000000001" }, "name": "x", "kmsKey": "y" }""", TestContext.Current.CancellationToken);

        var result = await Cli.RunAsync("fleet", "run", folder, "--account", Account);

        Assert.Equal((ExitCodes.Refused, ""), (result.ExitCode, result.Out));
        Assert.Contains("one.json/source", result.Error, StringComparison.Ordinal);
        Assert.Contains("us-east-1/two.json/kmsKey", result.Error, StringComparison.Ordinal);
    }

    /// <summary>The digest in the names of executions takes 10,000 characters: one request of more would fail the whole fleet.</summary>
    [Theory]
    [InlineData(10_000, ExitCodes.Done)]
    [InlineData(10_001, ExitCodes.Refused)]
    public async Task LongRequest_IsRefused_ByItsPlace(int length, int exitCode)
    {
        var request = new JsonObject { ["source"] = new JsonObject { ["imageId"] = "ami-05000000000000001" }, ["name"] = "aaa", ["tags"] = new JsonObject() };
        for (var number = 0; number < 38; number++)
        {
            request["tags"]![$"tag-{number:D2}"] = new string('x', 240);
        }

        request["tags"]!["last"] = "";
        request["tags"]!["more"] = "";
        request["tags"]!["last"] = new string('x', Math.Min(240, length - request.ToJsonString().Length));
        request["tags"]!["more"] = new string('x', length - request.ToJsonString().Length);
        var file = _files.Add("list.json", $$"""[{ "source": { "imageId": "ami-05000000000000001" }, "name": "bbb" }, {{request.ToJsonString()}}]""");

        var list = await Cli.RunAsync("fleet", "list", file);
        var run = await Cli.RunAsync("fleet", "run", file, "--account", Account);

        Assert.Equal((length, exitCode, exitCode), (request.ToJsonString().Length, list.ExitCode, run.ExitCode));
        Assert.Equal(exitCode == ExitCodes.Refused, list.Error.Contains("/1: has 10001 characters as JSON without white space; a request of a fleet has at most 10000.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(3, "has no request", "[]")]
    [InlineData(2, "/1: ", """[{ "source": { "imageId": "ami-05000000000000001" }, "name": "aaa" }, 5]""")]
    [InlineData(2, "line 2", "{ \"source\": { \"imageId\": \"ami-05000000000000001\" }, \"name\": \"aaa\" }\n{ \"source\"")]
    [InlineData(2, "--name is \"a b\"; the name of a fleet has 1 to 40 letters, digits, hyphens and underscores.", "[]", "--name", "a b")]
    [InlineData(2, "--max-concurrency must be an integer from 1 to 10000 (got 0).", "[]", "--max-concurrency", "0")]
    [InlineData(2, "--tolerate must be an integer from 0 to 100 (got 101).", "[]", "--tolerate", "101")]
    public async Task BadLists_AreRefused_ByTheirPlace(int exitCode, string message, string text, params string[] options)
    {
        var result = await Cli.RunAsync(["fleet", "run", _files.Add("list.json", text), "--account", Account, .. options]);

        Assert.Equal((exitCode, ""), (result.ExitCode, result.Out));
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
    }
}
