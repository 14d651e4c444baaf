using System.Text.Json;
using System.Text.Json.Nodes;
using AmiPipeline.Simulator.Definitions;
using AmiPipeline.StepFunctions;
using Xunit;

namespace AmiPipeline.Scenarios.Deployed;

/// <summary>The daily search finds what no event announced, once, within its bound, and whoever owns it.</summary>
public sealed class ReconciliationScenarios
{
    private const string Base = """{ "name": "base", "match": { "name": "base-*" }, "request": { "name": "{source.name}-{source.id}-encrypted", "kmsKeyId": "alias/golden" } }""";

    [Fact]
    public async Task LostEvent_IsMadeUpForByTheSearch_AndNotTwice()
    {
        var deployment = Lossy($$"""{ "triggers": [{{Base}}], "reconciliation": { "since": "2026-01-01T00:00:00Z" } }""");
        var imageId = await UserImages.CreateAsync(deployment, "base-1");
        await deployment.SettleAsync();
        Assert.Empty(deployment.Runs);

        var first = await deployment.ScheduleAsync(FunctionNames.ReconcileImages);
        var second = await deployment.ScheduleAsync(FunctionNames.ReconcileImages);
        await deployment.SettleAsync();
        var third = await deployment.ScheduleAsync(FunctionNames.ReconcileImages);

        Assert.Equal("SUCCEEDED", Assert.Single(deployment.Runs).Status);
        Assert.Equal(imageId, first.GetProperty("started")[0].GetProperty("imageId").GetString());
        // The result is like the rule's pattern too.
        Assert.Equal(["1 0 0 1 0", "1 1 0 0 0", "2 1 1 0 0"], new[] { first, second, third }.Select(Counts));
    }

    [Fact]
    public async Task Image_MadeBeforeTheBound_IsLeftAlone()
    {
        var deployment = Lossy($$"""{ "triggers": [{{Base}}], "reconciliation": { "since": "2026-01-01T01:00:00Z" } }""");
        await UserImages.CreateAsync(deployment, "base-1");
        await deployment.SettleAsync();

        var output = await deployment.ScheduleAsync(FunctionNames.ReconcileImages);

        Assert.Equal("0 0 0 0 0", Counts(output));
    }

    [Fact]
    public async Task NoBound_MeansNoSearch()
    {
        var deployment = Lossy($$"""{ "triggers": [{{Base}}] }""");
        await UserImages.CreateAsync(deployment, "base-1");
        await deployment.SettleAsync();

        var output = await deployment.ScheduleAsync(FunctionNames.ReconcileImages);

        Assert.Equal("0 0 0 0 0", Counts(output));
        Assert.Empty(deployment.Runs);
    }

    [Fact]
    public async Task SharedImage_OfAnotherAccount_IsFoundThoughItsEventNeverComes()
    {
        var deployment = new SimulatedDeployment("""
            {
              "guardrails": { "accounts": ["self", "444455556666"] },
              "triggers": [{ "name": "theirs", "match": { "owners": ["444455556666"], "name": "shared-with-*" }, "request": { "name": "{source.name}-{source.id}-ours", "kmsKeyId": "alias/golden" } }],
              "reconciliation": { "since": "2000-01-01T00:00:00Z" }
            }
            """, roles: LeastPrivilege.SynthesizedRoles.OtherAccount);

        var output = await deployment.ScheduleAsync(FunctionNames.ReconcileImages);
        await deployment.SettleAsync();

        Assert.Equal("1 0 0 1 0", Counts(output));
        var run = Assert.Single(deployment.Runs);
        Assert.True(run.Status == "SUCCEEDED", run.Execution.Cause);
        Assert.Contains("ami-0f000000000000002", run.Input, StringComparison.Ordinal);
    }

    /// <summary>Amazon's events come to nobody: its images are found by the search alone.</summary>
    [Fact]
    public async Task ImageOfAmazon_IsFoundByItsOwnersAlias()
    {
        var world = Examples.WorldNode();
        world["accounts"]!.AsArray().Add(JsonNode.Parse("""
            {
              "id": "137112412989", "alias": "amazon",
              "regions": [{ "name": "us-east-1", "images": [
                { "id": "ami-0c100000000000001", "name": "al2023-2026.1", "launchPermissions": ["all"], "devices": [{ "deviceName": "/dev/xvda", "snapshotId": "snap-0c100000000000001", "sizeGiB": 8, "sharedWith": ["111122223333"] }] },
                { "id": "ami-0c100000000000002", "name": "al2-2026.1", "launchPermissions": ["all"], "devices": [{ "deviceName": "/dev/xvda", "snapshotId": "snap-0c100000000000002", "sizeGiB": 8 }] }] }]
            }
            """));
        var deployment = new SimulatedDeployment(
            """
            {
              "triggers": [{ "name": "amazons", "match": { "owners": ["amazon"], "name": "al2023-*" }, "request": { "name": "{source.name}-{source.id}", "kmsKeyId": "alias/golden" } }],
              "reconciliation": { "since": "2000-01-01T00:00:00Z" }
            }
            """,
            world: WorldDefinition.Parse(world.ToJsonString()));

        var output = await deployment.ScheduleAsync(FunctionNames.ReconcileImages);
        await deployment.SettleAsync();

        Assert.Equal("1 0 0 1 0", Counts(output));
        var run = Assert.Single(deployment.Runs);
        Assert.True(run.Status == "SUCCEEDED", run.Execution.Cause);
        Assert.Contains("ami-0c100000000000001", run.Input, StringComparison.Ordinal);
    }

    /// <summary>More than one run may start: the oldest come first, and the next day goes on.</summary>
    [Fact]
    public async Task ManyImages_AreStartedDayByDay()
    {
        var deployment = Lossy($$"""{ "triggers": [{{Base}}], "reconciliation": { "since": "2026-01-01T00:00:00Z" } }""");
        for (var number = 1; number <= 70; number++)
        {
            await RegisterAsync(deployment, $"base-{number:00}");
        }

        await deployment.SettleAsync();

        var first = await deployment.ScheduleAsync(FunctionNames.ReconcileImages);
        var second = await deployment.ScheduleAsync(FunctionNames.ReconcileImages);

        Assert.Equal(["70 0 0 50 20", "70 50 0 20 0"], new[] { first, second }.Select(Counts));
        Assert.Equal(70, deployment.Runs.Select(run => run.Name).Distinct().Count());
    }

    [Fact]
    public async Task ListingOrStart_ThatFails_IsReported_AndTheRestIsDone()
    {
        var deployment = Lossy("""
            {
              "guardrails": { "accounts": ["self", "444455556666"] },
              "triggers": [
                { "name": "theirs", "match": { "owners": ["444455556666"] }, "request": { "name": "{source.name}-{source.id}-ours" } },
                { "name": "base", "match": { "name": "base-*" }, "request": { "name": "{source.name}-{source.id}-encrypted", "kmsKeyId": "alias/golden" } }
              ],
              "reconciliation": { "since": "2026-01-01T00:00:00Z" }
            }
            """);
        await RegisterAsync(deployment, "base-1");
        await RegisterAsync(deployment, "base-2");
        await deployment.SettleAsync();
        deployment.Cloud.Faults.When(call => call.Action == "DescribeImages" && call.Parameters.Values.Contains("444455556666")).Refuse("UnauthorizedOperation", "Not allowed.", 403);
        deployment.StepFunctions.Add(StepFunctionsFault.Refuse("StartExecution", "ThrottlingException", "Rate exceeded"));

        var error = await Assert.ThrowsAsync<Errors.TriggerIncompleteException>(() => deployment.ScheduleAsync(FunctionNames.ReconcileImages));

        Assert.StartsWith("Of 2 images, 1 were started and 1 remain: images of 444455556666 not listed: Not allowed.", error.Message, StringComparison.Ordinal);
        Assert.Contains(" not started: Rate exceeded", error.Message, StringComparison.Ordinal);
        Assert.Single(deployment.Runs);
    }

    private static SimulatedDeployment Lossy(string configuration)
    {
        var deployment = new SimulatedDeployment(configuration);
        deployment.Bus.Delivery = happened => happened.GetProperty("detail-type").ValueEquals("EC2 AMI State Change") ? [] : [TimeSpan.Zero];
        return deployment;
    }

    private static Task RegisterAsync(SimulatedDeployment deployment, string name) => UserImages.RegisterAsync(deployment, name, "snap-03000000000000001");

    /// <summary>How many matched, were done, own, started and left.</summary>
    private static string Counts(JsonElement output) =>
        $"{output.GetProperty("matching")} {output.GetProperty("done")} {output.GetProperty("ownOutputs")} {output.GetProperty("started").GetArrayLength()} {output.GetProperty("left")}";
}
