using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using AmiPipeline.Cli.Hosting;
using AmiPipeline.Simulator.Coverage;
using AmiPipeline.StatesLanguage.Drivers;
using Xunit;

namespace AmiPipeline.Cli.Tests.Aws;

public sealed class SimulatorCommandTests(SharedSimulatorProcess shared) : IClassFixture<SharedSimulatorProcess>
{
    [Theory]
    [MemberData(nameof(ExampleRequests.Scenarios), MemberType = typeof(ExampleRequests))]
    public async Task Simulator_AsAProcess_IsAnAwsToRunOn(string example)
    {
        var result = await Cli.RunAsync(MachineBefore(shared.Endpoint), default, "run", Cli.Example($"{example}.json"), "--aws", "--output", "json");

        Assert.Equal("succeeded", result.Document().GetProperty("status").GetString());
        await shared.DeregisterAsync(result.Document().GetProperty("image").GetProperty("imageId").GetString()!);
    }

    [Fact]
    public async Task Simulator_AskedForWhatItDoesNotModel_RefusesAndLogsIt()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The process is stopped by a signal.");
        await using var simulator = await SimulatorProcess.StartAsync();
        using var http = new HttpClient();
        using var content = new StringContent("Action=DescribeSpotFleetRequests&Version=2016-11-15", MediaTypeHeaderValue.Parse("application/x-www-form-urlencoded"));
        using var request = new HttpRequestMessage(HttpMethod.Post, simulator.Endpoint) { Content = content };
        request.Headers.TryAddWithoutValidation("Authorization", "AWS4-HMAC-SHA256 Credential=AKIA111122223333/20260101/us-east-1/ec2/aws4_request, SignedHeaders=host, Signature=0");

        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        var stopped = await simulator.StopAsync();

        Assert.Equal(400, (int)response.StatusCode);
        Assert.Matches("^[-0-9T:]+Z 111122223333 us-east-1 ec2 DescribeSpotFleetRequests: [A-Za-z]+\n$", stopped.Error);
    }

    [Fact]
    public async Task Simulator_WithAnEventsFile_AppendsEventsThereAlsoWhenNobodyCalls()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The process is stopped by a signal.");
        using var files = new TemporaryFiles();
        var path = files.Add("events.jsonl", "{}\n");
        await using var simulator = await SimulatorProcess.StartAsync("--speed", SharedSimulatorProcess.ADayInASecond, "--events", path);
        using var http = new HttpClient();

        using var response = await http.GetAsync(
            new Uri(simulator.Endpoint, "?Action=CopyImage&SourceRegion=us-east-1&SourceImageId=ami-03000000000000001&Name=the-copy"), TestContext.Current.CancellationToken);
        var stopped = await simulator.StopAsync();

        Assert.Equal(ExitCodes.Done, stopped.ExitCode);
        Assert.Matches("\nStopping after 1 calls?\\.\n$", stopped.Out);
        var events = (await File.ReadAllLinesAsync(path, TestContext.Current.CancellationToken)).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(2, events.Count);
        Assert.Equal("EC2 AMI State Change", events[1].GetProperty("detail-type").GetString());
        Assert.Equal("available", events[1].GetProperty("detail").GetProperty("State").GetString());
    }

    [Fact]
    public async Task Simulator_WithAStateFile_ContinuesWhereItStopped()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The process is stopped by a signal.");
        using var files = new TemporaryFiles();
        var path = files.PathOf("state.json");
        await using var simulator = await SimulatorProcess.StartAsync("--state", path);
        using var http = new HttpClient();
        using var response = await http.GetAsync(
            new Uri(simulator.Endpoint, "?Action=CopyImage&SourceRegion=us-east-1&SourceImageId=ami-03000000000000001&Name=the-copy"), TestContext.Current.CancellationToken);

        var stopped = await simulator.StopAsync();
        var again = await Cli.RunAsync("run", Cli.Example("s3-encrypt.json"), "--account", path);
        var none = await Cli.RunAsync("simulator", "--state", "no-such-folder/state.json");

        Assert.Equal((ExitCodes.Done, ""), (stopped.ExitCode, stopped.Error));
        Assert.Equal(ExitCodes.Done, again.ExitCode);
        var images = JsonDocument.Parse(await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken)).RootElement.GetProperty("accounts")[0].GetProperty("regions")[0].GetProperty("images");
        Assert.Contains(images.EnumerateArray(), image => image.GetProperty("name").GetString() == "the-copy");
        Assert.Equal((ExitCodes.Refused, "--state no-such-folder/state.json can't be written: its folder doesn't exist.\n"), (none.ExitCode, none.Error));
    }

    [Fact]
    public async Task Simulator_WithAnEventsFileThatCannotBe_SaysSo()
    {
        var result = await Cli.RunAsync("simulator", "--account", Cli.Example("simulated-account.json"), "--events", "no-such-folder/events.jsonl");

        Assert.Equal(ExitCodes.Refused, result.ExitCode);
        Assert.StartsWith("--events no-such-folder/events.jsonl can't be written:", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Simulator_OnAPortThatIsTaken_SaysSo()
    {
        await using var lab = await AwsLab.StartAsync();

        var result = await lab.RunAsync("simulator", "--port", lab.Endpoint.Port.ToString(CultureInfo.InvariantCulture), "--account", Cli.Example("simulated-account.json"));

        Assert.Equal(ExitCodes.Refused, result.ExitCode);
        Assert.StartsWith($"--port {lab.Endpoint.Port} can't be opened:", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ExitCodes.Refused, "--port must be an integer from 0 to 65535 (got 65536).", "--port", "65536")]
    [InlineData(ExitCodes.Refused, "--speed must be an integer from 1 to 86400 (got 0).", "--speed", "0")]
    [InlineData(ExitCodes.FileUnusable, "no-such-file.json does not exist.", "--account", "no-such-file.json")]
    public async Task Simulator_WithOptionsThatCannotBe_SaysWhatCan(int exitCode, string expected, params string[] options)
    {
        var result = await Cli.RunAsync(["simulator", .. options]);

        Assert.Equal(exitCode, result.ExitCode);
        Assert.StartsWith(expected, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Simulator_AskedForItsCoverage_ListsEveryServiceAndWhatItRefuses()
    {
        var result = await Cli.RunAsync("simulator", "--coverage");

        Assert.Equal((ExitCodes.Done, ""), (result.ExitCode, result.Error));
        foreach (var service in SimulatorCoverage.Actions.GroupBy(action => action.Service))
        {
            Assert.Contains(result.Lines, line => line.StartsWith($"{service.Key}: {service.Count(action => action.IsModelled)} of {service.Count()} action", StringComparison.Ordinal));
        }

        var copyImage = SimulatorCoverage.Actions.Single(action => action.Action == "CopyImage");
        Assert.Contains($"  CopyImage: {copyImage.Parameters.Count} of {copyImage.Parameters.Count + copyImage.MissingParameters.Count} parameters", result.Lines);
        Assert.Contains($"    rejected parameters: {string.Join(", ", copyImage.MissingParameters)}", result.Lines);
    }

    private static HostEnvironment MachineBefore(Uri endpoint) => new()
    {
        Clock = new VirtualClock(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)),
        HostName = "test.host",
        Seed = 1,
        Connect = connection => AwsLab.Reach(connection, endpoint),
    };
}
