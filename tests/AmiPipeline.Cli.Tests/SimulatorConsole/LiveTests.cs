using AmiPipeline.Cli.SimulatorConsole;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace AmiPipeline.Cli.Tests.SimulatorConsole;

/// <summary>What an open page hears.</summary>
public sealed class LiveTests : IAsyncLifetime
{
    private const string Copy = "Action=CopyImage&SourceRegion=us-east-1&SourceImageId=ami-03000000000000001&Name=copy";

    private readonly FakeTimeProvider _real = new(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero));
    private ConsoleLab _lab = null!;

    public async ValueTask InitializeAsync() => _lab = await ConsoleLab.StartAsync(_real);

    public ValueTask DisposeAsync() => _lab.DisposeAsync();

    [Fact]
    public async Task Page_HearsTheTime_AndNothingElseWhileNothingChanges()
    {
        using var events = await OpenAsync(ConsolePaths.Root, _lab.Source.Version);
        var first = await ReadEventAsync(events);
        _real.Advance(TimeSpan.FromSeconds(1));
        var second = await ReadEventAsync(events);

        Assert.Equal(("clock", "2026-11-23 12:00:00 UTC, in real time"), first);
        Assert.Equal(("clock", "2026-11-23 12:00:01 UTC, in real time"), second);
    }

    [Fact]
    public async Task Page_HearsWhatHasChanged_AndThatOnce()
    {
        using var events = await OpenAsync(ConsolePaths.Place(ConsoleLab.Account, ConsoleLab.Region), "");
        Assert.Equal("clock", (await ReadEventAsync(events)).Name);
        var atFirst = await ReadSectionsAsync(events, 9);

        await _lab.CallAsync(Copy + "&TagSpecification.1.ResourceType=image&TagSpecification.1.Tag.1.Key=t&TagSpecification.1.Tag.1.Value=%3Cb%3E");
        _real.Advance(TimeSpan.FromSeconds(1));
        var copied = await ReadSectionsAsync(events, 2);
        await _lab.CallAsync("Action=DescribeRegions");
        _real.Advance(TimeSpan.FromSeconds(1));
        var unchanged = await ReadEventAsync(events);
        await _lab.CallAsync("Action=CreateTags&ResourceId.1=vol-0a000000000000001&Tag.1.Key=a&Tag.1.Value=b");
        _real.Advance(TimeSpan.FromSeconds(1));
        var next = await ReadEventAsync(events);

        Assert.Equal(["images-body", "snapshots-body", "volumes-body", "instances-body", "keys-body", "permissions-body", "groups-body", "parameters-body", "templates-body"], atFirst.Select(section => section.Id));
        Assert.Equal(["images-body", "snapshots-body"], copied.Select(section => section.Id));
        Assert.Contains("<td>copy</td>", copied[0].Content, StringComparison.Ordinal);
        Assert.Contains(">t=&lt;b&gt;</td>", copied[0].Content, StringComparison.Ordinal);
        Assert.Equal(("clock", "clock"), (unchanged.Name, next.Name));
    }

    /// <summary>What it had at first is not sent again with the first change.</summary>
    [Fact]
    public async Task Page_ThatHasEverything_HearsNoMoreThanTheFirstChange()
    {
        using var events = await OpenAsync(ConsolePaths.Place(ConsoleLab.Account, ConsoleLab.Region), _lab.Source.Version);
        Assert.Equal("clock", (await ReadEventAsync(events)).Name);

        await _lab.CallAsync(Copy);
        _real.Advance(TimeSpan.FromSeconds(1));
        var copied = await ReadSectionsAsync(events, 2);
        _real.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(["images-body", "snapshots-body"], copied.Select(section => section.Id));
        Assert.Equal("clock", (await ReadEventAsync(events)).Name);
    }

    [Fact]
    public async Task Page_HearsOfWhatHappensWithoutACall()
    {
        await _lab.CallAsync(Copy);
        using var events = await OpenAsync(ConsolePaths.Place(ConsoleLab.Account, ConsoleLab.Region), _lab.Source.Version);
        Assert.Equal("clock", (await ReadEventAsync(events)).Name);

        _lab.Source.Control.Settle();
        _real.Advance(TimeSpan.FromSeconds(1));
        var sections = await ReadSectionsAsync(events, 1);

        Assert.Matches(@"<td>copy</td>\s+<td>available</td>", sections[0].Content);
    }

    /// <summary>It is part of an address, which has a limit.</summary>
    [Fact]
    public async Task Version_IsShort_HoweverManyExecutionsThereAre()
    {
        await using var lab = await ConsoleLab.StartAsync(_real, withPipeline: true);
        var before = lab.Source.Version;
        for (var number = 0; number < 20; number++)
        {
            await lab.StartExecutionAsync("{}");
        }

        Assert.Equal(20, lab.Source.Executions.Count(execution => execution.StateMachineArn.EndsWith(":AmiPipeline", StringComparison.Ordinal)));
        Assert.Equal((32, 32), (before.Length, lab.Source.Version.Length));
        Assert.NotEqual(before, lab.Source.Version);
    }

    [Fact]
    public async Task Page_OfWhatIsGone_HearsThatAndNoMore()
    {
        using var events = await OpenAsync(ConsolePaths.Image("ami-03000000000000001"), _lab.Source.Version);
        Assert.Equal("clock", (await ReadEventAsync(events)).Name);

        await _lab.CallAsync("Action=DeregisterImage&ImageId=ami-03000000000000001");
        _real.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal("clock", (await ReadEventAsync(events)).Name);
        Assert.Equal("gone", (await ReadEventAsync(events)).Name);
        Assert.Null(await events.ReadLineAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Pages_OfASimulatorThatStops_Hear_NoMore()
    {
        using var events = await OpenAsync(ConsolePaths.Root, _lab.Source.Version);
        Assert.Equal("clock", (await ReadEventAsync(events)).Name);

        await _lab.StopAsync();

        Assert.Null(await events.ReadLineAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Page_BeyondTheLimit_IsRefused_UntilAnotherIsClosed()
    {
        var open = new List<StreamReader>();
        for (var page = 0; page < ConsoleLive.MaxPages; page++)
        {
            open.Add(await OpenAsync(ConsolePaths.Root, _lab.Source.Version));
        }

        var (refused, _) = await _lab.GetAsync($"{ConsolePaths.Live}?path={ConsolePaths.Root}");
        var (answered, _) = await _lab.GetAsync(ConsolePaths.Root);
        open.ForEach(page => page.Dispose());

        Assert.Equal((503, 200), (refused, answered));
    }

    private async Task<StreamReader> OpenAsync(string path, string since)
    {
        var url = $"{ConsolePaths.Live}?path={Uri.EscapeDataString(path)}&since={Uri.EscapeDataString(since)}";
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(_lab.Endpoint, url));
        var response = await _lab.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.MediaType);
        return new StreamReader(await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
    }

    private static async Task<(string Name, string Data)> ReadEventAsync(StreamReader events)
    {
        var name = "";
        var data = new List<string>();
        while (await events.ReadLineAsync(TestContext.Current.CancellationToken) is { Length: > 0 } line)
        {
            if (line.StartsWith("event: ", StringComparison.Ordinal))
            {
                name = line[7..];
            }
            else
            {
                Assert.StartsWith("data: ", line, StringComparison.Ordinal);
                data.Add(line[6..]);
            }
        }

        return (name, string.Join('\n', data));
    }

    private static async Task<List<(string Id, string Content)>> ReadSectionsAsync(StreamReader events, int count)
    {
        var sections = new List<(string, string)>();
        while (sections.Count < count)
        {
            var (name, data) = await ReadEventAsync(events);
            if (name == "section")
            {
                var cut = data.IndexOf('\n', StringComparison.Ordinal);
                sections.Add((data[..cut], data[(cut + 1)..]));
            }
        }

        return sections;
    }
}
