using AmiPipeline.Simulator.Options;
using Xunit;

namespace AmiPipeline.Scenarios;

/// <summary>A success ends when the image is committed and what was temporary is gone, and not minutes later.</summary>
public sealed class DurationScenarios(ITestOutputHelper output)
{
    [Theory]
    [InlineData("s1-preserve-mixed", 1)]
    [InlineData("s2-preserve-encrypted", 1)]
    [InlineData("s3-encrypt", 1)]
    [InlineData("s3-encrypt", 5)]
    [InlineData("s3b-re-encrypt", 1)]
    [InlineData("s4-capture", 1)]
    public async Task Copy_TakesEc2sOwnTime_AndAtMostFifteenSeconds(string example, int slowness)
    {
        var (own, taken) = await MeasureAsync(example, slowness, pollEvery: 2 * slowness);

        Assert.InRange(taken, own - TimeSpan.FromSeconds(2 * slowness), own + TimeSpan.FromSeconds(15));
    }

    [Theory]
    [InlineData("s5-unique-keys")]
    [InlineData("s5-unique-keys-snapshots")]
    public async Task UniqueKeys_TakeEc2sOwnTime_AndASeventhMoreAtMost(string example)
    {
        var (own, taken) = await MeasureAsync(example, slowness: 1, pollEvery: 1);

        Assert.InRange(taken, own - TimeSpan.FromSeconds(7), own * 1.15);
    }

    private async Task<(TimeSpan Own, TimeSpan Taken)> MeasureAsync(string example, int slowness, int pollEvery)
    {
        var own = await new Account(Slower(slowness), document: PerfectPoller.Document(pollEvery)).RunAsync(Examples.Request(example));
        var taken = await new Account(Slower(slowness)).RunAsync(Examples.Request(example));
        Assert.Null(own.Failure);
        Assert.Null(taken.Failure);
        output.WriteLine($"{example}: EC2 {own.Duration.TotalSeconds:0} s, the execution {taken.Duration.TotalSeconds:0} s, ratio {taken.Duration / own.Duration:0.00}");
        return (own.Duration, taken.Duration);
    }

    private static Func<SimulatorOptions, SimulatorOptions> Slower(int times) => options => options with
    {
        Latency = options.Latency with { CopyBase = options.Latency.CopyBase * times, CopyPerGiB = options.Latency.CopyPerGiB * times, Jitter = 0 },
    };
}
