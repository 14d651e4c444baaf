using System.Text;
using AmiPipeline.Cli.SimulatorConsole;
using AmiPipeline.Simulator.Protocol;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace AmiPipeline.Cli.Tests.SimulatorConsole;

/// <summary>What the console's forms do.</summary>
public sealed class ActionTests : IAsyncLifetime
{
    private const string Copy = "Action=CopyImage&SourceRegion=us-east-1&SourceImageId=ami-03000000000000001&Name=copy";

    private readonly FakeTimeProvider _real = new(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero));
    private ConsoleLab _lab = null!;

    public async ValueTask InitializeAsync() => _lab = await ConsoleLab.StartAsync(_real);

    public ValueTask DisposeAsync() => _lab.DisposeAsync();

    public static TheoryData<string> CallFaults => [.. ConsoleActions.CallFaults.Select(kind => kind.Name)];

    [Fact]
    public async Task Settle_SkipsUntilNothingIsInProgress()
    {
        await _lab.CallAsync(Copy);

        var (status, text) = await _lab.SendAsync(("what", "settle"));

        Assert.Equal(200, status);
        Assert.Matches(@"^Skipped [1-9]\d* s: nothing is in progress\.\n$", text);
        Assert.Equal("available", Assert.Single(_lab.Cloud.Inspect(ConsoleLab.Account, ConsoleLab.Region).Images, image => image.Name == "copy").State);
    }

    [Fact]
    public async Task Settle_WhileSomebodyKeepsMakingCalls_SaysSo()
    {
        var again = new SimulatorRequest
        {
            Authorization = $"AWS4-HMAC-SHA256 Credential=AKIA{ConsoleLab.Account}/20260101/{ConsoleLab.Region}/ec2/aws4_request, SignedHeaders=host, Signature=0",
            ContentType = "application/x-www-form-urlencoded",
            Body = Encoding.UTF8.GetBytes("Version=2016-11-15&Action=CopySnapshot&SourceRegion=us-east-1&SourceSnapshotId=snap-0d000000000000002"),
        };
        _lab.Cloud.Events.Delivered += (_, _) => _lab.Cloud.Handle(again);
        Assert.Equal(200, _lab.Cloud.Handle(again).Status);

        var (status, text) = await _lab.SendAsync(("what", "settle"));

        Assert.Equal(400, status);
        Assert.Matches(@"^Skipped .*, and something is in progress again, because somebody keeps making calls\.\n$", text);
    }

    [Fact]
    public async Task Speed_AppliesFromNowOn()
    {
        var (status, text) = await _lab.SendAsync(("what", "speed"), ("speed", "60"));
        _real.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal((200, "The clock runs 60 times as fast as real time.\n"), (status, text));
        Assert.Equal(new DateTimeOffset(2026, 11, 23, 12, 1, 0, TimeSpan.Zero), _lab.Clock.GetUtcNow());
    }

    [Fact]
    public async Task Reset_TakesEverythingBack()
    {
        var before = _lab.Cloud.Inspect(ConsoleLab.Account, ConsoleLab.Region).Dump();
        await _lab.CallAsync(Copy);

        var (status, _) = await _lab.SendAsync(("what", "reset"));

        Assert.Equal(200, status);
        Assert.Equal(before, _lab.Cloud.Inspect(ConsoleLab.Account, ConsoleLab.Region).Dump());
    }

    [Theory]
    [MemberData(nameof(CallFaults))]
    public async Task CallFault_IsPlannedForTheAction(string kind)
    {
        var (status, text) = await _lab.SendAsync(("what", "fault"), ("kind", kind), ("call", "CopyImage"));

        Assert.Equal(200, status);
        Assert.StartsWith("Planned for the next CopyImage: ", text, StringComparison.Ordinal);
        Assert.Equal(1, _lab.Cloud.Faults.Pending);
    }

    [Fact]
    public async Task CallFault_StrikesTheNextCall()
    {
        await _lab.SendAsync(("what", "fault"), ("kind", "throttled"), ("call", "CopyImage"));

        Assert.Contains("<Code>RequestLimitExceeded</Code>", await _lab.CallAsync(Copy), StringComparison.Ordinal);
        Assert.Contains("<imageId>", await _lab.CallAsync(Copy), StringComparison.Ordinal);
        Assert.Equal(0, _lab.Cloud.Faults.Pending);
    }

    [Fact]
    public async Task ResourceFault_StrikesTheNextResource()
    {
        await _lab.SendAsync(("what", "resource-fault"), ("fault", "fails Image"));
        await _lab.CallAsync(Copy);
        await _lab.SendAsync(("what", "settle"));

        Assert.Equal("failed", Assert.Single(_lab.Cloud.Inspect(ConsoleLab.Account, ConsoleLab.Region).Images, image => image.Name == "copy").State);
    }

    [Fact]
    public async Task WrongKey_IsOneThatNothingIsUnder()
    {
        var used = _lab.Cloud.Inspect(ConsoleLab.Account, ConsoleLab.Region).Snapshots.Select(snapshot => snapshot.KeyArn).ToHashSet();
        await _lab.SendAsync(("what", "resource-fault"), ("fault", "wrong-key Snapshot"));

        await _lab.CallAsync(Copy + "&Encrypted=true&KmsKeyId=alias/root");

        var made = Assert.Single(_lab.Cloud.Inspect(ConsoleLab.Account, ConsoleLab.Region).Snapshots, snapshot => snapshot.Description.StartsWith("Copied for", StringComparison.Ordinal));
        Assert.NotNull(made.KeyArn);
        Assert.DoesNotContain(made.KeyArn, used);
    }

    [Fact]
    public async Task ForgetFaults_ForgetsThem()
    {
        await _lab.SendAsync(("what", "fault"), ("kind", "throttled"), ("call", "CopyImage"));

        var (status, text) = await _lab.SendAsync(("what", "forget-faults"));

        Assert.Equal((200, "Forgot 1 planned fault.\n", 0), (status, text, _lab.Cloud.Faults.Pending));
    }

    [Theory]
    [InlineData("The seconds must be an integer from 1 to 31622400 (got -1).", "advance", "seconds", "-1")]
    [InlineData("The seconds must be an integer from 1 to 31622400 (got ).", "advance", "hours", "1")]
    [InlineData("The speed must be an integer from 1 to 86400 (got 0).", "speed", "speed", "0")]
    [InlineData("There is no fault \"melts\" of calls.", "fault", "kind", "melts")]
    [InlineData("The simulator doesn't model \"\".", "fault", "kind", "throttled")]
    [InlineData("There is no fault \"fails Key\" of resources.", "resource-fault", "fault", "fails Key")]
    [InlineData("There is no form \"explode\".", "explode", "now", "1")]
    public async Task Form_ThatCannotBeDone_SaysWhy(string expected, string what, string name, string value)
    {
        var (status, text) = await _lab.SendAsync(("what", what), (name, value), ("call", ""));

        Assert.Equal((400, expected + "\n"), (status, text));
        Assert.Equal((0, _real.GetUtcNow()), (_lab.Cloud.Faults.Pending, _lab.Clock.GetUtcNow()));
    }

    /// <summary>Without the script, a browser sends the form by itself and then wants a page.</summary>
    [Fact]
    public async Task Form_OfABrowserWithoutScripts_LeadsBackToAPage()
    {
        using var request = _lab.Form(("what", "advance"), ("seconds", "60"));
        request.Headers.Accept.ParseAdd("text/html");

        using var response = await _lab.SendAsync(request);

        Assert.Equal((303, ConsolePaths.Root), ((int)response.StatusCode, response.Headers.Location?.ToString()));
    }
}
