using AmiPipeline.Cli.SimulatorConsole;
using AmiPipeline.Reports.Lineage;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace AmiPipeline.Cli.Tests.SimulatorConsole;

public sealed class WorldLineageTests : IAsyncLifetime
{
    private const string Plain = "ami-03000000000000001";

    private ConsoleLab _lab = null!;

    public async ValueTask InitializeAsync() => _lab = await ConsoleLab.StartAsync(new FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero)));

    public ValueTask DisposeAsync() => _lab.DisposeAsync();

    [Fact]
    public async Task Copy_ComesFromItsSource_DeviceByDevice()
    {
        var copy = await MakeAsync($"Action=CopyImage&SourceRegion=us-east-1&SourceImageId={Plain}&Name=copy&Encrypted=true&KmsKeyId=alias/root");

        var lineage = Lineage(copy);

        Assert.Equal([Plain, copy], lineage.Stages.Select(stage => stage.Id));
        Assert.Equal("CopyImage", Assert.Single(lineage.Steps).Call);
        var (before, after) = (Assert.Single(lineage.Stages[0].Parts[0].Volumes), Assert.Single(lineage.Stages[1].Parts[0].Volumes));
        Assert.Same(before, after.From);
        Assert.Equal((LineageEncryption.Plain, LineageEncryption.Encrypted), (before.Encryption, after.Encryption));
        Assert.Equal("alias/root", ConsoleSource.Names(_lab.Source.Places()).Shorten(Assert.Single(after.Keys)));
    }

    [Fact]
    public async Task Source_HasWhatIsMadeOfIt()
    {
        var copy = await MakeAsync($"Action=CopyImage&SourceRegion=us-east-1&SourceImageId={Plain}&Name=copy");

        var lineage = Lineage(Plain);

        Assert.Equal([Plain], lineage.Stages.Select(stage => stage.Id));
        Assert.Equal([copy], lineage.Copies.Select(stage => stage.Id));
        Assert.Contains($">{copy}<", WorldLineage.Draw(_lab.Source, Plain), StringComparison.Ordinal);
    }

    [Fact]
    public async Task CopiesThatAreNotDrawn_AreCounted()
    {
        for (var copy = 0; copy < 14; copy++)
        {
            await MakeAsync($"Action=CopyImage&SourceRegion=us-east-1&SourceImageId={Plain}&Name=copy-{copy}");
        }

        var lineage = Lineage(Plain);

        Assert.Equal((13, "2 more"), (lineage.Copies.Count, lineage.Copies[^1].Title));
        Assert.Contains("2 more", WorldLineage.Draw(_lab.Source, Plain), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SourceThatIsGone_IsNamed()
    {
        var copy = await MakeAsync($"Action=CopyImage&SourceRegion=us-east-1&SourceImageId={Plain}&Name=copy");
        await _lab.CallAsync($"Action=DeregisterImage&ImageId={Plain}");

        var lineage = Lineage(copy);

        Assert.Equal((Plain, "not registered"), (lineage.Stages[0].Id, lineage.Stages[0].Detail));
        Assert.Null(lineage.Stages[1].Parts[0].Volumes[0].From);
    }

    [Fact]
    public async Task ImageOfAnInstance_ComesFromTheInstanceAndItsImage()
    {
        var instance = await MakeAsync($"Action=RunInstances&ImageId={Plain}&MinCount=1&MaxCount=1&InstanceType=t3.micro", "instanceId");
        _lab.Source.Control.Settle();
        var image = await MakeAsync($"Action=CreateImage&InstanceId={instance}&Name=captured&NoReboot=true");

        var lineage = Lineage(image);

        Assert.Equal([Plain, instance, image], lineage.Stages.Select(stage => stage.Id));
        Assert.Equal(["RunInstances", "CreateImage"], lineage.Steps.Select(step => step.Call));
        Assert.Same(lineage.Stages[1].Parts[0].Volumes[0], lineage.Stages[2].Parts[0].Volumes[0].From);
    }

    [Fact]
    public void ImageOfNothing_IsDrawnByItself()
    {
        var picture = WorldLineage.Draw(_lab.Source, Plain);

        Assert.StartsWith("<svg ", picture, StringComparison.Ordinal);
        Assert.Contains("not encrypted", picture, StringComparison.Ordinal);
        Assert.Null(WorldLineage.Draw(_lab.Source, "ami-0"));
    }

    private LineageGraph Lineage(string id) => WorldLineage.Create(_lab.Source.Places(), id)!;

    private async Task<string> MakeAsync(string call, string element = "imageId")
    {
        var answer = await _lab.CallAsync(call);
        var start = answer.IndexOf($"<{element}>", StringComparison.Ordinal);
        Assert.True(start > 0, answer);
        return answer[(start + element.Length + 2)..answer.IndexOf($"</{element}>", start, StringComparison.Ordinal)];
    }
}
