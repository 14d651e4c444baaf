using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.Runtime;
using AmiPipeline.Simulator.Definitions;
using AmiPipeline.Simulator.Hosting;
using AmiPipeline.Simulator.Options;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace AmiPipeline.Simulator.Tests;

/// <summary>What other people's tests do with the port beside calling AWS.</summary>
public sealed class SimulatorControlTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _real = new(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero));
    private readonly HttpClient _http = new();
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"ami-pipeline-{Guid.NewGuid():N}.json");
    private SimulatorServer _server = null!;
    private SimulatedCloud _cloud = null!;
    private AmazonEC2Client _ec2 = null!;

    public async ValueTask InitializeAsync()
    {
        var clock = new AcceleratedClock(_real, 1);
        _cloud = new SimulatedCloud(WorldDefinition.Parse(Lab.WorldJson), new SimulatorOptions { Time = clock });
        _server = await SimulatorServer.StartAsync(_cloud, new SimulatorServerOptions { RealTime = TimeProvider.System, Control = new SimulatorControl(_cloud, clock, _file) });
        _ec2 = new AmazonEC2Client(new BasicAWSCredentials("AKIA" + Lab.Account, "made-up"), new AmazonEC2Config { ServiceURL = _server.Endpoint.ToString(), AuthenticationRegion = Lab.Here, MaxErrorRetry = 0 });
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _ec2.Dispose();
        _http.Dispose();
        File.Delete(_file);
    }

    [Fact]
    public async Task Advance_MovesTheClock_AndEndsWhatIsUnderWay()
    {
        var copy = await CopyAsync();
        var (_, moved) = await PostAsync("advance", """{ "seconds": 10 }""");
        Assert.Equal("2026-11-23T12:00:10+00:00", moved.GetProperty("now").GetString());
        Assert.Equal("pending", _cloud.Inspect(Lab.Account, Lab.Here).Image(copy).State);

        await PostAsync("advance", """{ "untilSettled": true }""");

        Assert.Equal("available", _cloud.Inspect(Lab.Account, Lab.Here).Image(copy).State);
    }

    [Fact]
    public async Task Speed_AppliesFromNowOn()
    {
        _real.Advance(TimeSpan.FromSeconds(1));
        var (_, changed) = await PostAsync("speed", """{ "speed": 60 }""");
        _real.Advance(TimeSpan.FromSeconds(1));

        var (_, later) = await PostAsync("advance", """{ "seconds": 0 }""");

        Assert.Equal("2026-11-23T12:00:01+00:00", changed.GetProperty("now").GetString());
        Assert.Equal("2026-11-23T12:01:01+00:00", later.GetProperty("now").GetString());
    }

    [Fact]
    public async Task Changes_GrowWithCallsWithWhatComesOfThem_AndWithResets()
    {
        var atFirst = _cloud.Changes;
        await CopyAsync();
        var copied = _cloud.Changes;
        await PostAsync("advance", """{ "untilSettled": true }""");
        var settled = _cloud.Changes;
        var still = _cloud.Changes;
        await PostAsync("reset", "{}");

        Assert.True(atFirst < copied && copied < settled && settled < _cloud.Changes);
        Assert.Equal(settled, still);
    }

    [Fact]
    public async Task Reset_GivesTheFirstWorld()
    {
        var before = _cloud.Inspect(Lab.Account, Lab.Here).Dump();
        await CopyAsync();

        await PostAsync("reset", "{}");

        Assert.Equal(before, _cloud.Inspect(Lab.Account, Lab.Here).Dump());
    }

    [Theory]
    [InlineData("""{ "action": "CopyImage", "fault": "throttle" }""", "RequestLimitExceeded")]
    [InlineData("""{ "action": "CopyImage", "fault": "internalError" }""", "InternalError")]
    [InlineData("""{ "action": "CopyImage", "fault": "refuse", "code": "ResourceLimitExceeded", "message": "Too many.", "status": 400 }""", "ResourceLimitExceeded")]
    public async Task Fault_StrikesTheNextCall(string fault, string code)
    {
        var (_, planned) = await PostAsync("faults", fault);
        Assert.Equal(1, planned.GetProperty("pending").GetInt32());

        Assert.Equal(code, (await Assert.ThrowsAsync<AmazonEC2Exception>(CopyAsync)).ErrorCode);
        await CopyAsync();
    }

    [Fact]
    public async Task Fault_StrikesTheNextResource()
    {
        await PostAsync("faults", """{ "resource": "image", "reason": "broken" }""");
        var copy = await CopyAsync();

        await PostAsync("advance", """{ "untilSettled": true }""");

        Assert.Equal(("failed", "broken"), (_cloud.Inspect(Lab.Account, Lab.Here).Image(copy).State, _cloud.Inspect(Lab.Account, Lab.Here).Image(copy).StateReason));
    }

    [Fact]
    public async Task State_IsAWorldInWhichNothingIsUnderWay_AlsoInAFile()
    {
        var copy = await CopyAsync();

        var (_, state) = await PostAsync("state", "{}");
        var (_, saved) = await PostAsync("save", "{}");

        Assert.Equal(_file, saved.GetProperty("file").GetString());
        Assert.Equal(state.ToString(), (await File.ReadAllTextAsync(_file, TestContext.Current.CancellationToken)).TrimEnd());
        var resumed = new SimulatedCloud(WorldDefinition.Parse(state.ToString()), new SimulatorOptions { Time = _real });
        Assert.Equal("available", resumed.Inspect(Lab.Account, Lab.Here).Image(copy).State);
    }

    [Theory]
    [InlineData("reset", "[]", 400, "an object is expected")]
    [InlineData("reset", "{", 400, "not JSON")]
    [InlineData("reset", """{ "all": true }""", 400, "no such member")]
    [InlineData("advance", "{}", 400, "untilSettled")]
    [InlineData("advance", """{ "seconds": -1 }""", 400, "0 to")]
    [InlineData("faults", "{}", 400, "one of")]
    [InlineData("faults", """{ "action": "CopyImage", "fault": "explode" }""", 400, "explode")]
    [InlineData("faults", """{ "action": "CopyImage", "fault": "refuse" }""", 400, "code")]
    [InlineData("faults", """{ "action": "CopyImage", "fault": "throttle", "times": 0 }""", 400, "at least 1")]
    [InlineData("faults", """{ "resource": "key" }""", 400, "is not one of")]
    [InlineData("explode", "{}", 404, "there are reset, advance, speed, faults, state and save")]
    [InlineData("speed", "{}", 400, "give \"speed\", 1 to 86400")]
    [InlineData("speed", """{ "speed": 0 }""", 400, "1 to 86400")]
    [InlineData("speed", """{ "speed": 86401 }""", 400, "1 to 86400")]
    public async Task Request_ThatIsWrong_IsRefusedWithWhatIsRight(string name, string body, int status, string problem)
    {
        var (answered, json) = await PostAsync(name, body);

        Assert.Equal(status, (int)answered);
        Assert.Contains(problem, json.GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("POST", "Origin", "http://evil.example", 403)]
    [InlineData("POST", "Origin", "null", 403)]
    [InlineData("POST", "Sec-Fetch-Site", "cross-site", 403)]
    [InlineData("POST", "Host", "evil.example", 403)]
    [InlineData("POST", "Content-Type", "text/plain", 415)]
    [InlineData("GET", "Accept", "*/*", 405)]
    [InlineData("OPTIONS", "Origin", "http://evil.example", 405)]
    public async Task Request_OfAWebPage_IsRefused(string method, string header, string value, int status)
    {
        await CopyAsync();
        var before = _cloud.Inspect(Lab.Account, Lab.Here).Dump();
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(_server.Endpoint, "_simulator/reset"));
        if (method == "POST")
        {
            request.Content = new StringContent("{}", MediaTypeHeaderValue.Parse(header == "Content-Type" ? value : "application/json"));
        }

        _ = header == "Content-Type" || request.Headers.TryAddWithoutValidation(header, value);

        using var response = await _http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(before, _cloud.Inspect(Lab.Account, Lab.Here).Dump());
        Assert.DoesNotContain(response.Headers, one => one.Key.StartsWith("Access-Control", StringComparison.OrdinalIgnoreCase));
    }

    private async Task<string> CopyAsync() => (await _ec2.CopyImageAsync(new CopyImageRequest { SourceImageId = "ami-03000000000000001", SourceRegion = Lab.Here, Name = "copy" })).ImageId;

    private async Task<(HttpStatusCode Status, JsonElement Body)> PostAsync(string name, string body)
    {
        using var content = new StringContent(body, MediaTypeHeaderValue.Parse("application/json"));
        using var response = await _http.PostAsync(new Uri(_server.Endpoint, "_simulator/" + name), content, TestContext.Current.CancellationToken);
        return (response.StatusCode, JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement);
    }
}
