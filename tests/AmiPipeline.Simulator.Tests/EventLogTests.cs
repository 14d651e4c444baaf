using System.Text.Json;
using Amazon.EC2.Model;
using Xunit;

namespace AmiPipeline.Simulator.Tests;

/// <summary>When events are there, for whom, and how many are kept.</summary>
public sealed class EventLogTests : IDisposable
{
    private readonly Lab _lab = new();

    [Fact]
    public async Task NextHappening_LeadsADriver_FromEventToEvent()
    {
        await _lab.CopyAsync(new CopyImageRequest { SourceImageId = "ami-03000000000000001" });
        var delivered = new List<string>();
        _lab.Cloud.Events.Delivered += (_, sent) => delivered.Add(sent.DetailType);

        while (_lab.Cloud.Events.NextHappening is { } next)
        {
            _lab.Clock.SetUtcNow(next);
            _lab.Cloud.Events.UntilNow();
        }

        Assert.Equal(["EC2 AMI State Change"], delivered);
        Assert.Equal(_lab.Clock.GetUtcNow(), Assert.Single(_lab.Cloud.Events.UntilNow()).Time);
    }

    [Fact]
    public async Task After_TellsWhatIsNew_AndTheLogKeepsTheNewest()
    {
        using var lab = new Lab(options => options with { EventsKept = 3 });
        await LifecycleTests.LaunchAsync(lab);
        lab.Pass(60);
        Assert.Equal([2L], lab.Cloud.Events.After(1).Select(sent => sent.Number));
        await LifecycleTests.LaunchAsync(lab);
        lab.Pass(60);

        Assert.Equal([2L, 3L, 4L], lab.Cloud.Events.UntilNow().Select(sent => sent.Number));
        Assert.Empty(lab.Cloud.Events.After(4));
    }

    [Fact]
    public async Task SameSeedAndCalls_SendTheSameEvents_AndIdsOfTheirOwn()
    {
        async Task<IReadOnlyList<string>> RunAsync()
        {
            using var lab = new Lab();
            await lab.CopyAsync(new CopyImageRequest { SourceImageId = "ami-03000000000000001", ClientToken = "t" });
            lab.PassHours(1);
            await LifecycleTests.LaunchAsync(lab);
            lab.PassHours(1);
            return [.. lab.Cloud.Events.UntilNow().Select(sent => sent.Json)];
        }

        var events = await RunAsync();
        Assert.Equal(events, await RunAsync());
        Assert.Equal(3, events.Select(sent => JsonDocument.Parse(sent).RootElement.GetProperty("id").GetString()).Distinct().Count());
    }

    [Fact]
    public async Task Handler_MayCallTheCloud()
    {
        var states = new List<string>();
        _lab.Cloud.Events.Delivered += (_, sent) =>
            states.Add(_lab.View.Image(sent.Resources[0].Split('/')[1]).State);
        await _lab.CopyAsync(new CopyImageRequest { SourceImageId = "ami-03000000000000001" });
        _lab.PassHours(1);
        _lab.Cloud.Events.UntilNow();

        Assert.Equal(["available"], states);
    }

    public void Dispose() => _lab.Dispose();
}
