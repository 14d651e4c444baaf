using AmiPipeline.Configuration;
using AmiPipeline.Engines.Simulated;
using AmiPipeline.Functions.Settings;
using AmiPipeline.Plans;
using AmiPipeline.Reports.Texts;
using AmiPipeline.Simulator.Definitions;
using AmiPipeline.Verification;
using Xunit;

namespace AmiPipeline.Cli.Tests;

/// <summary>What a plan says of sharing, publishing and older images is what comes of it: the same places, with the same things, in the same order. Copies have that in the scenarios.</summary>
public sealed class PlannedRowsTests
{
    [Theory]
    [InlineData("share", 2)]
    [InlineData("publish", 14)]
    [InlineData("retention", 3)]
    public async Task Plan_HasTheRowsOfTheResult(string example, int count)
    {
        var request = await File.ReadAllTextAsync(Cli.Example($"{example}.json"), TestContext.Current.CancellationToken);

        var planned = (await (await EngineAsync()).PlanAsync(request, "run-1", sharesSource: false)).Plan;
        var report = await (await EngineAsync()).RunAsync(request, "run-1", TestContext.Current.CancellationToken);

        Assert.True(report.Result is not null, $"{report.Failure}");
        var rows = Rows(planned).ToList();
        Assert.Equal(count, rows.Count);
        Assert.Equal(rows, Rows(report.Result));
        Assert.Equal(SharingRows.KeyPolicies(planned).Select(Text), (report.Result.Sharing?.KeyPolicies ?? []).Select(Text));
        Assert.Equal(AutoScalingGrant.Create(planned).Select(grant => grant.Command), AutoScalingGrant.Create(report.Result).Select(grant => grant.Command));
    }

    private static IEnumerable<string> Rows(ImagePlan plan) =>
    [
        .. SharingRows.Create(plan).Select(Text),
        .. plan.Publications().SelectMany(place => PublicationRows.Planned(place.Publish), (place, row) => $"{place.Location.Describe(plan.Location)}: {row.What}"),
        .. plan.Retention is null ? [] : plan.Copies.Select(copy => copy.Location).Prepend(plan.Location).Select(place => $"{place.Describe(plan.Location)}: older images"),
    ];

    private static IEnumerable<string> Rows(VerifiedImage image) =>
    [
        .. SharingRows.Create(image).Select(Text),
        .. (image.Publications?.Items ?? []).SelectMany(PublicationRows.Found, (item, row) => $"{item.Location.Describe(image.Location)}: {row.What}"),
        .. (image.Retention?.Items ?? []).Select(item => $"{item.Location.Describe(image.Location)}: older images"),
    ];

    private static string Text(SharingRow row) => $"{row.Where}: with {row.With}, without {row.Without}";

    private static string Text(AmiPipeline.Sharing.KeyAddition addition) => $"{string.Join(' ', addition.KeyArns)}: {addition.Statements}";

    private static async Task<SimulatedEngine> EngineAsync()
    {
        var world = WorldDefinition.Parse(await File.ReadAllTextAsync(Cli.Example("simulated-account.json"), TestContext.Current.CancellationToken));
        var configuration = ConfigurationReader.Read(await File.ReadAllTextAsync(Cli.Example("other-account.deployment.json"), TestContext.Current.CancellationToken));
        return new SimulatedEngine(world, new SimulatedEngineOptions { AccountId = "111122223333", Region = "us-east-1", Functions = new FunctionSettings { Configuration = configuration } });
    }
}
