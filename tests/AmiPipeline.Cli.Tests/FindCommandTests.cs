using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AmiPipeline.Cli.Hosting;
using AmiPipeline.Cli.Tests.Aws;
using AmiPipeline.Reports.Costs;
using Xunit;

namespace AmiPipeline.Cli.Tests;

/// <summary><c>find</c>: images of the simulated account, and how they fall short.</summary>
public sealed class FindCommandTests : IDisposable
{
    private const string GoldenKey = "10000000-0000-4000-8000-00000000000a";

    // Every way of falling short once, beside an image that does not.
    private const string World = $$"""
        { "regions": [{ "name": "us-east-1" }, { "name": "eu-west-1" }], "accounts": [{ "id": "111122223333", "regions": [
          { "name": "us-east-1",
            "keys": [{ "id": "{{GoldenKey}}", "aliases": ["alias/golden"] }, { "id": "10000000-0000-4000-8000-00000000000b", "aliases": ["alias/mine"] }], "defaultKey": "alias/mine",
            "snapshots": [
              { "id": "snap-0aaaaaaaaaaaaaaa1", "sizeGiB": 8, "key": "alias/golden" }, { "id": "snap-0aaaaaaaaaaaaaaa2", "sizeGiB": 20 }, { "id": "snap-0aaaaaaaaaaaaaaa3", "sizeGiB": 30, "key": "alias/mine" }],
            "images": [
              { "id": "ami-0aaaaaaaaaaaaaaa1", "name": "good", "tags": { "team": "base" }, "imdsSupport": "v2.0", "devices": [{ "deviceName": "/dev/xvda", "snapshotId": "snap-0aaaaaaaaaaaaaaa1" }] },
              { "id": "ami-0aaaaaaaaaaaaaaa2", "name": "plain", "launchPermissions": ["444455556666"], "devices": [{ "deviceName": "/dev/xvda", "snapshotId": "snap-0aaaaaaaaaaaaaaa2" }] },
              { "id": "ami-0aaaaaaaaaaaaaaa3", "name": "=mine, \"quoted\"", "devices": [{ "deviceName": "/dev/xvda", "snapshotId": "snap-0aaaaaaaaaaaaaaa3" }] },
              { "id": "ami-0aaaaaaaaaaaaaaa4", "name": "copy", "creationDate": "2025-01-01T00:00:00Z", "sourceImageId": "ami-0aaaaaaaaaaaaaaa1", "sourceImageRegion": "us-east-1", "devices": [{ "deviceName": "/dev/xvda", "snapshotId": "snap-0aaaaaaaaaaaaaaa1" }] }],
            "launchTemplates": [{ "id": "lt-0aaaaaaaaaaaaaaa1", "name": "web", "versions": [{ "data": { "ImageId": "ami-0aaaaaaaaaaaaaaa1" } }] }],
            "launchConfigurations": [{ "name": "batch", "imageId": "ami-0aaaaaaaaaaaaaaa2" }] },
          { "name": "eu-west-1", "images": [{ "id": "ami-0aaaaaaaaaaaaaaa9", "name": "abroad", "devices": [{ "deviceName": "/dev/xvda", "snapshotId": "snap-0aaaaaaaaaaaaaaa9", "sizeGiB": 4 }] }] }
        ] }] }
        """;

    private const string Prices = """{ "prices": [{ "region": "us-east-1", "item": "snapshot", "usd": 0.1, "date": "2026-11-01", "source": "our contract" }] }""";

    private readonly TemporaryFiles _files = new();

    private string Account => field ??= _files.Add("account.json", World);

    [Theory]
    [InlineData("plain", "--unencrypted")]
    [InlineData("=mine, \"quoted\" plain", "--not-under-key", "alias/golden")]
    [InlineData("=mine, \"quoted\" plain", "--not-under-key", GoldenKey)]
    [InlineData("=mine, \"quoted\"", "--default-key")]
    [InlineData("plain", "--shared-with-others")]
    [InlineData("", "--public")]
    [InlineData("=mine, \"quoted\" copy", "--unused")]
    [InlineData("copy", "--lost-attributes")]
    [InlineData("=mine, \"quoted\" plain", "--unencrypted", "--default-key")]
    [InlineData("abroad plain", "--unencrypted", "--region", "us-east-1", "--region", "eu-west-1")]
    [InlineData("copy", "--name", "c?p*")]
    [InlineData("good", "--tag", "team=b*")]
    [InlineData("copy", "--older-than", "300")]
    [InlineData("=mine, \"quoted\" good plain", "--newer-than", "300")]
    [InlineData("", "--owner", "444455556666")]
    public async Task Find_ByThese_FindsTheseImages(string names, params string[] options)
    {
        var document = await FindAsync(options);

        Assert.Equal(names, string.Join(' ', document.GetProperty("images").EnumerateArray().Select(image => image.GetProperty("name").GetString())));
    }

    [Fact]
    public async Task Image_IsToldWithItsDevicesCostsAndWhatItLost()
    {
        var copy = Assert.Single((await FindAsync("--lost-attributes", "--prices", _files.Add("prices.json", Prices))).GetProperty("images").EnumerateArray());

        Assert.Equal(["ImdsSupport", "tag:team"], copy.GetProperty("lostAttributes").EnumerateArray().Select(name => name.GetString()));
        Assert.Equal(["lost-attributes"], copy.GetProperty("fallsShort").EnumerateArray().Select(name => name.GetString()));
        Assert.Equal($"arn:aws:kms:us-east-1:111122223333:key/{GoldenKey}", copy.GetProperty("devices")[0].GetProperty("kmsKeyId").GetString());
        Assert.Equal((8, 0.8, 1), (copy.GetProperty("totals").GetProperty("sizeGiB").GetInt32(), copy.GetProperty("totals").GetProperty("monthlyUsd").GetDouble(), copy.GetProperty("totals").GetProperty("conversionAtLeastMinutes").GetInt32()));
    }

    [Fact]
    public async Task Table_TellsImagesAndTotals()
    {
        var result = await Cli.RunAsync("find", "--account", Account, "--unencrypted");

        Assert.Equal(ExitCodes.Done, result.ExitCode);
        Assert.Contains("│ ami-0aaaaaaaaaaaaaaa2 │ plain │ us-east-1 │ 2026-01-01 │ 20 GiB │ none │ unencrypted │", result.Out, StringComparison.Ordinal);
        Assert.Contains("Found       1 image of 4 in us-east-1, account 111122223333, with 2 calls", result.Out, StringComparison.Ordinal);
        Assert.Contains("Stored      1 snapshot of 20 GiB: at most $1.00 a month", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Csv_QuotesNames_AndDefusesFormulas()
    {
        var result = await Cli.RunAsync("find", "--account", Account, "--default-key", "--output", "csv");

        Assert.Equal(2, result.Lines.Length);
        Assert.StartsWith("imageId,name,region,", result.Lines[0], StringComparison.Ordinal);
        Assert.StartsWith("ami-0aaaaaaaaaaaaaaa3,\"'=mine, \"\"quoted\"\"\",us-east-1,111122223333,111122223333,2026-01-01T00:00:00Z,available,30,30,1.5,1.5,2,snap-0aaaaaaaaaaaaaaa3,", result.Lines[1], StringComparison.Ordinal);
        Assert.EndsWith(",default-key,", result.Lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Region_WithoutASourcedPrice_HasNone()
    {
        string[] all = ["find", "--account", Account, "--unencrypted", "--region", "us-east-1", "--region", "eu-west-1"];
        Assert.Null(PriceTable.Default.Find("eu-west-1", "snapshot"));

        Assert.Contains("Stored      2 snapshots of 24 GiB: no sourced price of snapshots in eu-west-1", (await Cli.RunAsync(all)).Out, StringComparison.Ordinal);
        var page = (await Cli.RunAsync([.. all, "--output", "html"])).Out;
        Assert.Contains("""<td class="number">no sourced price</td>""", page, StringComparison.Ordinal);
        Assert.Contains("""<td class="number">$1.00</td>""", page, StringComparison.Ordinal);
        Assert.Contains(",4,4,,,1,", (await Cli.RunAsync([.. all, "--output", "csv"])).Out, StringComparison.Ordinal);
        var totals = (await FindAsync(all[3..])).GetProperty("totals");
        Assert.False(totals.TryGetProperty("monthlyUsd", out _));
        Assert.Equal("eu-west-1", totals.GetProperty("noPriceIn")[0].GetString());
    }

    [Fact]
    public async Task Page_EscapesNames()
    {
        var result = await Cli.RunAsync("find", "--account", Account, "--output", "html");

        Assert.Contains("<td>=mine, &quot;quoted&quot;</td>", result.Out, StringComparison.Ordinal);
        Assert.Contains("""<th scope="col">Falls short</th>""", result.Out, StringComparison.Ordinal);
        Assert.Contains("prefers-color-scheme: dark", result.Out, StringComparison.Ordinal);
        Assert.EndsWith("</html>\n", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tree_HasTheSourceAndWhatWasMadeOfIt()
    {
        var copy = await Cli.RunAsync("find", "--account", Account, "--name", "copy", "--tree");
        var all = await Cli.RunAsync("find", "--account", Account, "--unused", "--tree");
        var source = await Cli.RunAsync("find", "--account", Account, "--tree", "--tag", "team=base");

        // A search that leaves them out reads them for the tree.
        const string Volume = $"/dev/xvda  8 GiB  key/{GoldenKey}  snap-0aaaaaaaaaaaaaaa1";
        Assert.Equal(
            ["ami-0aaaaaaaaaaaaaaa1  source image, good, us-east-1", $"│  {Volume}", "└─ ami-0aaaaaaaaaaaaaaa4  image, copy, us-east-1", $"      {Volume}"],
            copy.Lines[^4..].Select(line => line.TrimEnd()));
        Assert.Contains("ami-0aaaaaaaaaaaaaaa1  source image, good, us-east-1", all.Lines);
        Assert.Equal(2, all.Lines.Count(line => line.StartsWith("ami-", StringComparison.Ordinal)));
        Assert.Contains("ami-0aaaaaaaaaaaaaaa1  image, good, us-east-1", source.Lines);
        Assert.Contains("└─ ami-0aaaaaaaaaaaaaaa4  made of it, copy, us-east-1", source.Lines);
    }

    [Fact]
    public async Task Picture_IsOfTheOneImageThatIsFound()
    {
        var path = _files.PathOf("lineage.svg");
        var one = await Cli.RunAsync("find", "--account", Account, "--lost-attributes", "--picture", path);
        var picture = await _files.ReadAsync("lineage.svg");
        var none = await Cli.RunAsync("find", "--account", Account, "--public", "--picture", path);
        var several = await Cli.RunAsync("find", "--account", Account, "--picture", path);

        Assert.Equal((ExitCodes.Done, ""), (one.ExitCode, one.Error));
        Assert.Contains("""<title id="lineage-picture-title">Lineage of ami-0aaaaaaaaaaaaaaa4</title>""", picture, StringComparison.Ordinal);
        Assert.Contains("ami-0aaaaaaaaaaaaaaa1  source image, good, us-east-1", picture, StringComparison.Ordinal);
        Assert.Equal((ExitCodes.Done, $"No image was found: {path} is not written.\n"), (none.ExitCode, none.Error));
        Assert.Equal((ExitCodes.Refused, ""), (several.ExitCode, several.Out));
        Assert.Contains("--picture draws one image, and 4 were found.", several.Error, StringComparison.Ordinal);
        Assert.Equal(picture, await _files.ReadAsync("lineage.svg"));
    }

    [Fact]
    public async Task Page_HasAPictureOfEachImage()
    {
        var page = (await Cli.RunAsync("find", "--account", Account, "--output", "html")).Out;

        Assert.Equal(4, Regex.Count(page, "<svg "));
        Assert.Equal(4, Regex.Matches(page, "id=\"(lineage-[0-9]+-title)\"").Select(id => id.Groups[1].Value).Distinct().Count());
        Assert.Contains("<summary>ami-0aaaaaaaaaaaaaaa4 copy</summary>", page, StringComparison.Ordinal);
    }

    /// <summary>More than a person reads are in the other formats.</summary>
    [Fact]
    public async Task Page_OfManyImages_HasTheFirst()
    {
        var images = string.Join(", ", Enumerable.Range(0, 3_000).Select(number => $$"""{ "id": "ami-{{number:x17}}", "name": "image-{{number}}", "devices": [{ "deviceName": "/dev/xvda", "snapshotId": "snap-0aaaaaaaaaaaaaaa1" }] }"""));
        var world = _files.Add("many.json", $$"""{ "regions": [{ "name": "us-east-1" }], "accounts": [{ "id": "111122223333", "regions": [{ "name": "us-east-1", "snapshots": [{ "id": "snap-0aaaaaaaaaaaaaaa1", "sizeGiB": 8 }], "images": [{{images}}] }] }] }""");

        var page = (await Cli.RunAsync("find", "--account", world, "--output", "html")).Out;

        Assert.Contains("The first 2000 of 3000; --output json and csv have all.", page, StringComparison.Ordinal);
        Assert.Equal((2_000, 100), (Regex.Count(page, "<th scope=\"row\""), Regex.Count(page, "<svg ")));
        Assert.InRange(page.Length, 1, 3_000_000);
    }

    [Fact]
    public async Task Requests_AreWritten_AndCanBePlanned()
    {
        var folder = _files.PathOf("requests");

        Assert.Contains("2 requests in", (await Cli.RunAsync("find", "--account", Account, "--not-under-key", "alias/golden", "--requests", folder)).Out, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Done, (await Cli.RunAsync("find", "--account", Account, "--not-under-key", "alias/golden", "--requests", folder)).ExitCode);

        Assert.Equal(["ami-0aaaaaaaaaaaaaaa2.json", "ami-0aaaaaaaaaaaaaaa3.json"], Directory.GetFiles(folder, "*.json").Select(Path.GetFileName).Order());
        foreach (var request in Directory.GetFiles(folder, "*.json"))
        {
            var plan = await Cli.RunAsync("plan", request, "--account", Account);
            Assert.True(plan.ExitCode == ExitCodes.Done, plan.Error);
        }

        await File.WriteAllTextAsync(Path.Combine(folder, "ami-0aaaaaaaaaaaaaaa2.json"), "{}", TestContext.Current.CancellationToken);
        var again = await Cli.RunAsync("find", "--account", Account, "--not-under-key", "alias/golden", "--requests", folder);
        Assert.Equal(3, again.ExitCode);
        Assert.Contains("is there with other content", again.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TenThousandImages_TakeFewerThanTwoHundredCalls()
    {
        var document = await FindInAsync(_files.Add("large.json", Large(10_000)), "--unencrypted", "--not-under-key", "alias/golden", "--default-key", "--public", "--unused", "--lost-attributes");

        Assert.Equal((10_000, 5_000), (document.GetProperty("read").GetInt32(), document.GetProperty("images").GetArrayLength()));
        Assert.InRange(document.GetProperty("calls").GetInt32(), 1, 199);
    }

    /// <summary>As the simulator has counted them, over two Regions.</summary>
    [Fact]
    public async Task TenThousandImages_InTwoRegions_TakeFewerThanTwoHundredCalls()
    {
        var world = JsonNode.Parse(Large(5_000))!;
        var regions = world["accounts"]![0]!["regions"]!.AsArray();
        regions.Add(JsonNode.Parse(regions[0]!.ToJsonString().Replace("us-east-1", "eu-west-1", StringComparison.Ordinal).Replace("ami-0", "ami-1", StringComparison.Ordinal).Replace("snap-0", "snap-1", StringComparison.Ordinal).Replace("lt-0", "lt-1", StringComparison.Ordinal).Replace(GoldenKey, "10000000-0000-4000-8000-0000000000ff", StringComparison.Ordinal)));
        world["regions"] = JsonNode.Parse("""[{ "name": "us-east-1" }, { "name": "eu-west-1" }]""");
        Engines.Simulated.SimulatedEngine? engine = null;

        var result = await Cli.RunAsync(
            made => engine = made, default, "find", "--account", _files.Add("two.json", world.ToJsonString()), "--region", "us-east-1", "--region", "eu-west-1", "--unencrypted", "--not-under-key", "alias/golden", "--default-key", "--public", "--unused", "--lost-attributes", "--output", "json");

        Assert.Equal((ExitCodes.Done, ""), (result.ExitCode, result.Error));
        Assert.Equal(10_000, result.Document().GetProperty("read").GetInt32());
        Assert.Equal(result.Document().GetProperty("calls").GetInt32(), engine!.Cloud.Calls.Count);
        Assert.InRange(engine.Cloud.Calls.Count, 1, 199);
    }

    [Fact]
    public async Task Sharing_IsAskedAsFarAsCallsGo()
    {
        var account = _files.Add("large.json", Large(50));

        var document = await FindInAsync(account, "--shared-with-others", "--max-calls", "12");
        var text = (await Cli.RunAsync("find", "--account", account, "--shared-with-others", "--max-calls", "12")).Out;

        // One page of images, one of snapshots, and ten images.
        Assert.Equal((40, 12), (document.GetProperty("sharingUnknown").GetInt32(), document.GetProperty("calls").GetInt32()));
        Assert.Contains("whether 40 images are shared: each takes a call; raise --max-calls", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FindAws_FindsWhatItFindsSimulated_AndOnlyReads()
    {
        await using var lab = await AwsLab.StartAsync();

        var onAws = await lab.RunAsync("find", "--aws", "--unencrypted", "--unused", "--default-key", "--shared-with-others", "--output", "json");
        var simulated = await Cli.RunAsync("find", "--account", Cli.Example("simulated-account.json"), "--unencrypted", "--unused", "--default-key", "--shared-with-others", "--output", "json");

        Assert.Equal((ExitCodes.Done, ""), (onAws.ExitCode, onAws.Error));
        Assert.Equal(simulated.Out, onAws.Out);
        Assert.All(lab.Cloud.Calls.All, call => Assert.Matches("^(Describe|Get|List)", call.Action));
        Assert.Equal(onAws.Document().GetProperty("calls").GetInt32(), lab.Cloud.Calls.All.Count(call => call.Action != "GetCallerIdentity"));
    }

    [Theory]
    [InlineData("Name the account to search", "--unencrypted")]
    [InlineData("--tag is team; it must be like KEY=VALUE.", "--account", "FILE", "--tag", "team")]
    [InlineData("--older-than must be a whole number of days (got old).", "--account", "FILE", "--older-than", "old")]
    [InlineData("--tree can't be combined with --output csv; the tree is text. --picture can.", "--account", "FILE", "--tree", "--output", "csv")]
    [InlineData("--output is xml; it must be text, json, csv or html.", "--account", "FILE", "--output", "xml")]
    [InlineData("--not-under-key is alias/none, which names no key in us-east-1.", "--account", "FILE", "--not-under-key", "alias/none")]
    [InlineData("--region is mars-north-1, which", "--account", "FILE", "--region", "mars-north-1")]
    [InlineData("Reading snapshots would take more than 1 calls. Narrow the search, or raise --max-calls.", "--account", "FILE", "--unencrypted", "--max-calls", "1")]
    [InlineData("--account can't be combined with --aws.", "--account", "FILE", "--aws")]
    public async Task Option_ThatIsWrong_IsNamed(string message, params string[] options)
    {
        var result = await Cli.RunAsync(["find", .. options.Select(option => option == "FILE" ? Account : option)]);

        Assert.Equal(ExitCodes.Refused, result.ExitCode);
        Assert.StartsWith(message, result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _files.Dispose();

    private Task<JsonElement> FindAsync(params string[] options) => FindInAsync(Account, options);

    private static async Task<JsonElement> FindInAsync(string account, params string[] options)
    {
        var result = await Cli.RunAsync(["find", "--account", account, "--output", "json", .. options]);
        Assert.True(result.ExitCode == ExitCodes.Done, result.Error);
        return result.Document();
    }

    private static string Large(int images)
    {
        var numbers = Enumerable.Range(0, images).ToList();
        return $$"""
            { "regions": [{ "name": "us-east-1" }], "accounts": [{ "id": "111122223333", "regions": [{ "name": "us-east-1", "keys": [{ "id": "{{GoldenKey}}", "aliases": ["alias/golden"] }],
              "snapshots": [{{string.Join(',', numbers.Select(number => $$"""{"id":"snap-{{number:x17}}","sizeGiB":8{{(number % 2 == 0 ? "" : ",\"key\":\"alias/golden\"")}}}"""))}}],
              "images": [{{string.Join(',', numbers.Select(number => $$"""{"id":"ami-{{number:x17}}","name":"image-{{number}}","devices":[{"deviceName":"/dev/xvda","snapshotId":"snap-{{number:x17}}"}]}"""))}}],
              "launchTemplates": [{{string.Join(',', numbers.Where(number => number % 2 == 1).Select(number => $$$"""{"id":"lt-{{{number:x17}}}","name":"t{{{number}}}","versions":[{"data":{"ImageId":"ami-{{{number:x17}}}"}}]}"""))}}] }] }] }
            """;
    }
}
