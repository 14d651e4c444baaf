using AmiPipeline.Engines.Simulated;
using AmiPipeline.Reports;
using AmiPipeline.Simulator.Definitions;
using AmiPipeline.StatesLanguage.Executions;
using Xunit;

namespace AmiPipeline.Engines.Tests;

/// <summary>How close an execution comes to what EC2 itself needs, by route.</summary>
public sealed class Ec2TimeTests
{
    private static readonly WorldDefinition World = WorldDefinition.Parse(ExampleRequests.Read("simulated-account.json"));

    [Theory]
    [InlineData("s1-preserve-mixed.json", 1)]
    [InlineData("s2-preserve-encrypted.json", 2)]
    [InlineData("s3-encrypt.json", 3)]
    [InlineData("s3b-re-encrypt.json", 4)]
    public async Task Copy_TakesAtMost15SecondsMoreThanEc2(string example, int seed)
    {
        var report = await RunAsync(example, seed);

        Assert.InRange(report.Duration - report.Ec2Time!.Value, TimeSpan.Zero, TimeSpan.FromSeconds(15));
    }

    [Theory]
    [InlineData("s4-capture.json", 1, 1.15)]
    [InlineData("s5-unique-keys.json", 1, 1.15)]
    [InlineData("s5-unique-keys.json", 2, 1.15)]
    [InlineData("s5-unique-keys-snapshots.json", 1, 1.15)]
    [InlineData("s5-unique-keys-snapshots.json", 2, 1.15)]
    public async Task OtherRoutes_TakeLittleMoreThanEc2(string example, int seed, double maxRatio)
    {
        var report = await RunAsync(example, seed);

        Assert.InRange(report.Duration / report.Ec2Time!.Value, 1, maxRatio);
    }

    [Fact]
    public async Task Waits_AreAlmostTheWholeTime()
    {
        var report = await RunAsync("s5-unique-keys.json", seed: 1);

        Assert.InRange(report.Waited, report.Ec2Time!.Value, report.Duration);
    }

    private static async Task<ExecutionReport> RunAsync(string example, int seed)
    {
        var report = await new SimulatedEngine(World, new SimulatedEngineOptions { Seed = seed }).RunAsync(ExampleRequests.Read(example), "timed", TestContext.Current.CancellationToken);

        Assert.Equal(ExecutionStatus.Succeeded, report.Status);
        return report;
    }
}
