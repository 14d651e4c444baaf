using System.Xml.Linq;
using AmiPipeline.Cli.Hosting;
using AmiPipeline.Engines.Simulated;
using AmiPipeline.Simulator.Faults;
using Xunit;

namespace AmiPipeline.Cli.Tests.Lineage;

/// <summary>The picture and the tree of a lineage, held against what is in the simulated account.</summary>
public sealed class PictureTests : IDisposable
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private readonly TemporaryFiles _files = new();

    public static TheoryData<string> Requests
    {
        get
        {
            var all = new TheoryData<string>();
            foreach (var row in ExampleRequests.Scenarios)
            {
                all.Add(ExampleRequests.Read($"{row.Data}.json"));
            }

            foreach (var row in ExampleRequests.OtherRoutes)
            {
                all.Add(row.Data);
            }

            all.Add(ExampleRequests.Read("copies.json"));
            return all;
        }
    }

    public void Dispose() => _files.Dispose();

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task Picture_OfARun_HasWhatIsInTheAccountAndWhatWasRemoved(string request)
    {
        SimulatedEngine? used = null;
        var run = await Cli.RunAsync(engine => used = engine, default, "run", _files.Request(request), "--output", "json", "--picture", _files.PathOf("run.svg"));
        var document = run.Document();
        var texts = Texts(Picture("run.svg"));

        var image = document.GetProperty("image");
        Assert.Contains(image.GetProperty("imageId").GetString(), texts);
        Assert.Contains(image.GetProperty("sourceId").GetString(), texts);
        var account = used!.Cloud.Inspect("111122223333", "us-east-1");
        foreach (var device in image.GetProperty("devices").EnumerateArray())
        {
            var snapshot = account.Snapshots.Single(snapshot => snapshot.Id == device.GetProperty("snapshotId").GetString());
            var at = texts.IndexOf(snapshot.Id);
            Assert.Equal(device.GetProperty("deviceName").GetString(), texts[at - 2]);
            Assert.Equal(snapshot.KeyArn is { } arn ? account.Keys.Single(key => key.Arn == arn).Aliases[0] : "not encrypted", texts[at + 1]);
        }

        Assert.All(
            document.GetProperty("removed").EnumerateArray().Select(id => id.GetString()!).Where(id => id.StartsWith("i-", StringComparison.Ordinal) || id.StartsWith("ami-", StringComparison.Ordinal)),
            id => Assert.Equal("removed", texts[texts.IndexOf(id) + 1]));
    }

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task Picture_OfAPlan_HasTheStepsOfTheRun(string request)
    {
        var path = _files.Request(request);
        var plan = await Cli.RunAsync("plan", path, "--picture", _files.PathOf("plan.svg"));
        Assert.True(plan.ExitCode == ExitCodes.Done, plan.Error);
        await Cli.RunAsync("run", path, "--picture", _files.PathOf("run.svg"));

        var planned = Steps(Picture("plan.svg"));

        Assert.NotEmpty(planned);
        Assert.Equal(planned, Steps(Picture("run.svg")));
    }

    [Fact]
    public async Task Picture_OfUniqueKeys_HasAColorForEachKeyAndTheStepsOfTheGuide()
    {
        await Cli.RunAsync("run", Cli.Example("s5-unique-keys.json"), "--picture", _files.PathOf("run.svg"));
        var picture = Picture("run.svg");

        var chips = picture.Descendants(Svg + "rect").Select(rect => (string?)rect.Attribute("class")).Where(style => style?.StartsWith("chip ", StringComparison.Ordinal) == true);
        Assert.Equal(["chip k0", "chip k0", "chip k0", "chip k1", "chip k2", "chip k0", "chip k1", "chip k2"], chips);
        Assert.Equal(
            ["Source image", "RunInstances", "CreateVolume", "DetachVolume, AttachVolume", "The instance has 3 volumes, each under its own key", "CreateImage", "The image"],
            Steps(picture).Select(step => step.Split([" of ", ": "], 2, StringSplitOptions.None)[0]));
        Assert.Equal("unique-keys-ami-05000000000000001, as it was made", picture.Root!.Element(Svg + "title")!.Value);
    }

    [Fact]
    public async Task Picture_OfAFailure_SaysWhatWasNotMade()
    {
        var failed = await Cli.RunAsync(
            engine => { engine.Cloud.Faults.FailNext(ResourceKind.Image, "Out of luck"); return engine; }, default,
            "run", Cli.Example("s5-unique-keys.json"), "--tree", "--picture", _files.PathOf("run.svg"));

        Assert.Equal(ExitCodes.ExecutionFailed, failed.ExitCode);
        // In two lines: one is too narrow.
        var texts = Texts(Picture("run.svg")).ToList();
        Assert.Equal("us-east-1, account 111122223333", texts[texts.IndexOf("not made") + 1]);
        Assert.Contains(failed.Lines, line => line.EndsWith("└─ image, not made, us-east-1, account 111122223333, by CreateImage", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Tree_OfCopies_HasThemBelowTheImage()
    {
        var run = await Cli.RunAsync("run", Cli.Example("copies.json"), "--tree");

        var tree = run.Lines.SkipWhile(line => line != "ami-05000000000000001  source image").ToList();
        Assert.Matches("^   ├─ ami-[0-9a-f]{17}  eu-west-1, account 111122223333, by CopySnapshot, RegisterImage$", tree.Single(line => line.Contains("eu-west-1", StringComparison.Ordinal)));
        Assert.Matches("^   │     /dev/sdf   20 GiB  alias/europe-data  snap-[0-9a-f]{17}$", tree.Single(line => line.Contains("europe-data", StringComparison.Ordinal)));
        Assert.Matches("^   └─ ami-[0-9a-f]{17}  us-west-2, account 111122223333, by CopyImage$", tree.Single(line => line.Contains("us-west-2", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("--picture needs the name of a file", "--picture", "")]
    [InlineData("its folder doesn't exist", "--picture", "no/such/folder/picture.svg")]
    [InlineData("--report and --picture name the same file", "--picture", "no-such-file.x", "--report", "./no-such-file.x")]
    [InlineData("--tree can't be combined with --output json", "--tree", "--output", "json")]
    public async Task Views_ThatCannotBeShown_AreRefusedBeforeAnythingIsDone(string message, params string[] options)
    {
        SimulatedEngine? used = null;
        var result = await Cli.RunAsync(engine => used = engine, default, ["run", Cli.Example("s3-encrypt.json"), .. options]);

        Assert.Equal(ExitCodes.Refused, result.ExitCode);
        Assert.Contains(message, result.Out + result.Error, StringComparison.Ordinal);
        Assert.Null(used);
    }

    [Fact]
    public async Task Files_ThatCannotBeWrittenAtTheEnd_TakeNothingFromTheResult()
    {
        var folder = Directory.CreateDirectory(_files.PathOf("gone"));
        var run = await Cli.RunAsync(
            engine =>
            {
                folder.Delete(recursive: true);
                return engine;
            }, default,
            "run", Cli.Example("s3-encrypt.json"), "--output", "json", "--picture", Path.Combine(folder.FullName, "run.svg"), "--report", Path.Combine(folder.FullName, "run.html"));

        Assert.Equal(ExitCodes.FileUnusable, run.ExitCode);
        Assert.Equal(2, run.Error.Split('\n').Count(line => line.StartsWith("--", StringComparison.Ordinal) && line.Contains("can't be written: ", StringComparison.Ordinal)));
        using var document = System.Text.Json.JsonDocument.Parse(run.Out);
        Assert.Equal("succeeded", document.RootElement.GetProperty("status").GetString());
    }

    /// <summary>There is nothing to draw, which is said; an older picture stays what it is, and no empty one comes to be.</summary>
    [Theory]
    [InlineData(null)]
    [InlineData("<svg/>")]
    public async Task Picture_OfARefusedRequest_IsNotWritten(string? before)
    {
        if (before is not null)
        {
            _files.Add("run.svg", before);
        }

        var run = await Cli.RunAsync("run", _files.Request("""{ "source": { "imageId": "ami-05000000000000001" }, "name": "golden", "kmsKeyId": "alias/disabled" }"""), "--picture", _files.PathOf("run.svg"));

        Assert.Equal(ExitCodes.Refused, run.ExitCode);
        Assert.Equal(before, File.Exists(_files.PathOf("run.svg")) ? await _files.ReadAsync("run.svg") : null);
        Assert.Contains($"The execution did not come to a plan: there is no lineage to show, and {_files.PathOf("run.svg")} is not written.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_OfARunThatDoesNotBegin_AreNotThere()
    {
        var run = await Cli.RunAsync("run", _files.PathOf("no-such-request.json"), "--picture", _files.PathOf("run.svg"), "--report", _files.PathOf("run.html"));

        Assert.Equal(ExitCodes.FileUnusable, run.ExitCode);
        Assert.Empty(Directory.GetFiles(_files.Folder));
    }

    private XDocument Picture(string name) => XDocument.Load(_files.PathOf(name));

    // The text of the drawing, in its order, without the numbers of steps.
    private static List<string> Texts(XDocument picture) =>
        [.. picture.Root!.Elements(Svg + "text").Where(text => (string?)text.Attribute("class") != "on-badge").Select(text => text.Element(Svg + "title")?.Value ?? text.Value)];

    // What stands beside the numbers at the picture's left edge.
    private static List<string> Steps(XDocument picture) =>
        [.. picture.Root!.Elements(Svg + "text").Where(text => (string?)text.Attribute("font-size") == "13").Select(text => text.Value)];
}
