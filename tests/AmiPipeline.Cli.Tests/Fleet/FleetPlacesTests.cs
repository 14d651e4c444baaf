using AmiPipeline.Cli.Hosting;
using AmiPipeline.Cli.Tests.Deployed;
using AmiPipeline.Engines;
using AmiPipeline.Engines.Simulated;
using AmiPipeline.Functions.Catalog;
using AmiPipeline.StatesLanguage;
using Xunit;

namespace AmiPipeline.Cli.Tests.Fleet;

/// <summary>A fleet over several accounts and Regions: the directories of its list say which pipeline does what.</summary>
public sealed class FleetPlacesTests : IDisposable
{
    private const string Accounts = """
        { "regions": [{ "name": "us-east-1" }, { "name": "eu-west-1" }], "accounts": [
          { "id": "111122223333", "regions": [
            { "name": "us-east-1", "images": [
              { "id": "ami-0aaaaaaaaaaaaaaa1", "name": "small", "devices": [{ "deviceName": "/dev/xvda", "snapshotId": "snap-0aaaaaaaaaaaaaaa1", "sizeGiB": 8 }] },
              { "id": "ami-0aaaaaaaaaaaaaaa2", "name": "large", "devices": [{ "deviceName": "/dev/xvda", "snapshotId": "snap-0aaaaaaaaaaaaaaa2", "sizeGiB": 100 }] },
              { "id": "ami-0aaaaaaaaaaaaaaa3", "name": "middle", "devices": [{ "deviceName": "/dev/xvda", "snapshotId": "snap-0aaaaaaaaaaaaaaa3", "sizeGiB": 20 }] }] },
            { "name": "eu-west-1", "images": [{ "id": "ami-0aaaaaaaaaaaaaaa4", "name": "abroad", "devices": [{ "deviceName": "/dev/xvda", "snapshotId": "snap-0aaaaaaaaaaaaaaa4", "sizeGiB": 4 }] }] }] },
          { "id": "444455556666", "regions": [{ "name": "us-east-1", "images": [{ "id": "ami-0aaaaaaaaaaaaaaa5", "name": "other", "devices": [{ "deviceName": "/dev/xvda", "snapshotId": "snap-0aaaaaaaaaaaaaaa5", "sizeGiB": 4 }] }] }] }] }
        """;

    private const string Request = """{ "source": { "imageId": "ami-05000000000000001" }, "name": "image-NAME", "kmsKeyId": "default" }""";

    private readonly TemporaryFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task Find_ForEachAccount_AndRun_ConvertsEverythingWhereItIs()
    {
        var (account, folder) = (_files.Add("accounts.json", Accounts), _files.PathOf("golden"));
        foreach (var id in new[] { "111122223333", "444455556666" })
        {
            var found = await Cli.RunAsync("find", "--account", account, "--account-id", id, "--region", "us-east-1", "--region", "eu-west-1", "--unencrypted", "--requests", folder, "--by-account");
            Assert.Equal((ExitCodes.Done, ""), (found.ExitCode, found.Error));
        }

        var json = (await Cli.RunAsync("fleet", "run", folder, "--account", account, "--output", "json")).Document();
        var text = await Cli.RunAsync("fleet", "run", folder, "--account", account);
        var html = await Cli.RunAsync("fleet", "run", folder, "--account", account, "--output", "html");

        Assert.Equal(("SUCCEEDED", 5, 5), (json.GetProperty("status").GetString(), json.GetProperty("requests").GetInt32(), json.GetProperty("converted").GetInt32()));
        Assert.Equal(
            ["eu-west-1:111122223333 1", "us-east-1:111122223333 3", "us-east-1:444455556666 1"],
            json.GetProperty("parts").EnumerateArray().Select(part => $"{string.Join(':', part.GetProperty("execution").GetString()!.Split(':')[3..5])} {part.GetProperty("converted")}"));
        Assert.False(json.TryGetProperty("execution", out _));
        Assert.Contains("│ 444455556666 │ us-east-1 │ succeeded │ 1 of 1 converted │", text.Out, StringComparison.Ordinal);
        Assert.Equal("Images     5 of 5 converted", text.Lines[^1]);
        Assert.Contains("Accounts and Regions", html.Out, StringComparison.Ordinal);
    }

    /// <summary>What is long is begun first; a file that the order doesn't name comes after all that it names.</summary>
    [Fact]
    public async Task Requests_AreInTheOrderOfTheirSizes()
    {
        var (account, folder) = (_files.Add("accounts.json", Accounts), _files.PathOf("golden"));
        await Cli.RunAsync("find", "--account", account, "--unencrypted", "--requests", folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "aaa.json"), Request.Replace("05000000000000001", "00000000000000000", StringComparison.Ordinal), TestContext.Current.CancellationToken);

        var list = (await Cli.RunAsync("fleet", "list", folder)).Document();

        Assert.Equal(["ami-0aaaaaaaaaaaaaaa2", "ami-0aaaaaaaaaaaaaaa3", "ami-0aaaaaaaaaaaaaaa1", "ami-00000000000000000"], list.EnumerateArray().Select(request => request.GetProperty("source").GetProperty("imageId").GetString()));
    }

    [Fact]
    public async Task NameOfStateMachines_IsThatOfEachPlace()
    {
        using var lab = Lab();
        var folder = Folder(("111122223333/us-east-1/a.json", "a"), ("111122223333/us-east-1/b.json", "b"), ("111122223333/eu-west-1/c.json", "c"));
        string[] machines = ["--state-machine", "AmiPipeline-Fleet", "--list", folder];

        var started = await lab.RunAsync("fleet", "start", folder, "--state-machine", "AmiPipeline-Fleet", "--name", "golden", "--profile", "of-{account}");
        var watched = await lab.RunAsync(["fleet", "watch", "golden", .. machines]);
        var report = (await lab.RunAsync(["fleet", "report", "golden", .. machines, "--output", "json"])).Document();

        Assert.Equal(ExitCodes.Done, started.ExitCode);
        Assert.Contains("Status     running", started.Out, StringComparison.Ordinal);
        Assert.Equal($"ami-pipeline fleet watch golden --state-machine AmiPipeline-Fleet --list {folder} --profile 'of-{{account}}'", started.Lines.Single(line => line.StartsWith("Watch", StringComparison.Ordinal))["Watch".Length..].Trim());
        Assert.Contains("Status     failed", watched.Out, StringComparison.Ordinal);
        Assert.Equal("FAILED", report.GetProperty("status").GetString());
        Assert.Equal((3, 2, 1), (report.GetProperty("requests").GetInt32(), report.GetProperty("converted").GetInt32(), report.GetProperty("failed").GetInt32()));
    }

    [Theory]
    [InlineData("every request of LIST has to be in a directory ACCOUNT/REGION", "us-east-1/a.json", "AmiPipeline-Fleet")]
    [InlineData("LIST has requests for eu-west-1, but --state-machine is in 111122223333/us-east-1.", "eu-west-1/a.json", DeployedLab.Fleet)]
    [InlineData("LIST has requests for 444455556666/us-east-1, but", "444455556666/us-east-1/a.json", DeployedLab.Fleet)]
    [InlineData("--state-machine is \"a b\"; the ARN of a state machine is", "a.json", "a b")]
    public async Task Start_WhereAPlaceIsAnother_IsRefused_AndStartsNothing(string message, string file, string machine)
    {
        using var lab = Lab();

        var result = await lab.RunAsync("fleet", "start", Folder((file, "a")), "--state-machine", machine);

        Assert.Equal((ExitCodes.Refused, ""), (result.ExitCode, result.Out));
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
        Assert.Empty(lab.StepFunctions.Executions);
    }

    [Theory]
    [InlineData("--by-account says where --requests writes to; add --requests DIR.", "find", "--account", "FILE", "--by-account")]
    [InlineData("--state-machine is a name; add --list LIST", "fleet", "report", "golden", "--state-machine", "AmiPipeline-Fleet")]
    [InlineData("--list goes with --state-machine NAME only", "fleet", "report", "golden", "--state-machine", DeployedLab.Fleet, "--list", "x")]
    [InlineData("LIST has requests for 111122223333/eu-north-1, which", "fleet", "run", "eu-north-1/a.json", "--account", "FILE")]
    [InlineData("LIST has requests for eu-north-1, us-east-1; a bucket has the list of one account and Region.", "fleet", "list", "eu-north-1/a.json", "us-east-1/a.json")]
    public async Task BadCommandLine_IsRefused(string message, params string[] args)
    {
        using var lab = Lab();
        var files = args.Where(arg => arg.EndsWith("a.json", StringComparison.Ordinal)).ToList();
        var given = args.Except(files).Select(arg => arg == "FILE" ? _files.Add("accounts.json", Accounts) : arg).ToList();
        if (files.Count > 0)
        {
            given.Insert(2, Folder([.. files.Select(file => (file, "a"))]));
        }

        var result = await lab.RunAsync([.. given]);

        Assert.Equal((ExitCodes.Refused, ""), (result.ExitCode, result.Out));
        Assert.StartsWith(message, result.Error, StringComparison.Ordinal);
    }

    /// <summary>With a pipeline in eu-west-1, too, where the image doesn't exist.</summary>
    private static DeployedLab Lab()
    {
        var lab = new DeployedLab();
        var machine = DeployedLab.Machine.Replace("us-east-1", "eu-west-1", StringComparison.Ordinal);
        var tasks = new FunctionTaskHandler(new FunctionCatalog(SimulatedClients.Create(lab.Cloud, lab.Clock), lab.Clock), _ => { });
        lab.StepFunctions.AddStateMachine(machine, PipelineDocument.Load(), tasks);
        lab.StepFunctions.AddStateMachine($"{machine}-Fleet", StateMachineDocument.Load(PipelineDocument.FleetJson(StateMachineArn.Parse(machine), bucket: null)), tasks);
        return lab;
    }

    private string Folder(params (string Path, string Name)[] files)
    {
        var folder = _files.PathOf("list");
        foreach (var (path, name) in files)
        {
            var file = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, Request.Replace("NAME", name, StringComparison.Ordinal));
        }

        return folder;
    }
}
