using Xunit;

namespace AmiPipeline.Scenarios.Deployed;

/// <summary>The pipeline's own results are images too, and their events come to the same rule: none may start an execution.</summary>
public sealed class LoopScenarios
{
    private const string EveryOwnImage = """{ "name": "all", "match": { "owners": ["self"] }, "request": REQUEST }""";

    public static TheoryData<string, string> Requests => new()
    {
        { "copy", """{ "name": "{source.name}-{source.id}-encrypted", "kmsKeyId": "alias/golden" }""" },
        { "snapshots", """{ "name": "{source.name}-{source.id}-encrypted", "volumes": [ { "deviceName": "/dev/xvda", "kmsKeyId": "alias/root" }, { "deviceName": "/dev/sdq", "sizeGiB": 3, "kmsKeyId": "alias/logs" } ] }""" },
        { "instance", """{ "name": "{source.name}-{source.id}-encrypted", "via": "instance", "volumes": [ { "deviceName": "/dev/sdq", "sizeGiB": 3, "kmsKeyId": "alias/logs" } ] }""" },
    };

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task ForeignImage_StartsOneRun_AndItsResultNone(string route, string request)
    {
        var deployment = new SimulatedDeployment($$"""{ "instances": {}, "triggers": [ {{EveryOwnImage.Replace("REQUEST", request, StringComparison.Ordinal)}} ] }""");

        var imageId = await UserImages.CreateAsync(deployment, "base-1");
        await deployment.SettleAsync();

        var run = Assert.Single(deployment.Runs);
        Assert.True(run.Status == "SUCCEEDED", $"{route}: {run.Execution.Cause}");
        var result = deployment.View.Images.Single(image => image.Name == $"base-1-{imageId}-encrypted");
        Assert.Equal("committed", result.Tags["ami-pipeline:state"]);
        Assert.Equal([("started", imageId), ("ownOutput", result.Id)], deployment.Outcomes);
        Assert.Empty(deployment.Lambda.DeadLetters);
    }

    /// <summary>Copies in other accounts are images there, whose events are forwarded: their own tags say what they are, to who reads them in the account's role.</summary>
    [Fact]
    public async Task CopiesInOtherAccounts_WhoseEventsAreForwarded_StartNone()
    {
        const string Other = LeastPrivilege.AccountRoles.OwnerId;
        var configuration = System.Text.Json.Nodes.JsonNode.Parse(Examples.Request("other-account.deployment"))!;
        configuration["triggers"] = System.Text.Json.Nodes.JsonNode.Parse($$"""
            [ {{EveryOwnImage.Replace("REQUEST", """{ "name": "{source.name}-{source.id}-encrypted", "kmsKeyId": "alias/golden" }""", StringComparison.Ordinal)}},
              { "name": "theirs", "match": { "accounts": ["{{Other}}"], "name": "*" }, "request": { "name": "{source.name}-{source.id}-ours", "kmsKeyId": "alias/golden" } } ]
            """);
        var deployment = new SimulatedDeployment(configuration.ToJsonString(), roles: LeastPrivilege.SynthesizedRoles.OtherAccount);
        deployment.Bus.Forwarding.Add(StackTemplate.Source(Other).Forwarded());

        await deployment.StartByHandAsync(Copies.CopyAccount.RequestForAccounts);
        await deployment.SettleAsync();

        Assert.Equal("SUCCEEDED", Assert.Single(deployment.Runs).Status);
        var copy = deployment.Cloud.Inspect(Other, Account.Region).Images.Single(image => image.Tags.GetValueOrDefault("ami-pipeline:state") == "committed");
        Assert.Contains(("ownOutput", copy.Id), deployment.Outcomes);
        Assert.All(deployment.Outcomes, outcome => Assert.Equal("ownOutput", outcome.Outcome));
        Assert.Empty(deployment.Lambda.DeadLetters);
    }

    /// <summary>Ids and tags show late: for a while a result may look like anybody's.</summary>
    [Fact]
    public async Task ForeignImage_WhereTagsShowLate_StartsOneRunAllTheSame()
    {
        var deployment = new SimulatedDeployment(
            $$"""{ "instances": {}, "triggers": [ {{EveryOwnImage.Replace("REQUEST", """{ "name": "{source.name}-{source.id}-encrypted", "kmsKeyId": "alias/golden" }""", StringComparison.Ordinal)}} ] }""",
            simulator: options => options with { EventualConsistency = new(TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(10)) });

        await UserImages.CreateAsync(deployment, "base-1");
        await deployment.SettleAsync();

        Assert.Equal("SUCCEEDED", Assert.Single(deployment.Runs).Status);
        Assert.Equal(["started", "ownOutput"], deployment.Outcomes.Select(outcome => outcome.Outcome));
    }

    /// <summary>The image's own tags speak for it, whatever has become of its snapshots'; those by which the pipeline shares a source say nothing of the kind.</summary>
    [Theory]
    [InlineData("ami-pipeline:execution", "ownOutput")]
    [InlineData("ami-pipeline:state", "ownOutput")]
    [InlineData("ami-pipeline:shared-for:0123456789abcdef", "started")]
    [InlineData("team", "started")]
    public async Task ImageWithATag_IsAResultOnlyByTheTagsOfResults(string key, string outcome)
    {
        var deployment = new SimulatedDeployment($$"""{ "instances": {}, "triggers": [ {{EveryOwnImage.Replace("REQUEST", """{ "name": "{source.name}-{source.id}-encrypted" }""", StringComparison.Ordinal)}} ] }""");

        await UserImages.RegisterAsync(deployment, "mine", "snap-03000000000000001", key);
        await deployment.SettleAsync();

        Assert.Equal(outcome, deployment.Outcomes.First().Outcome);
    }

    /// <summary>Without tags of its own, an image over the snapshots of a result is known by them.</summary>
    [Fact]
    public async Task ImageOverAResultsSnapshots_StartsNothing()
    {
        var deployment = new SimulatedDeployment($$"""{ "instances": {}, "triggers": [ {{EveryOwnImage.Replace("REQUEST", """{ "name": "{source.name}-{source.id}-encrypted", "kmsKeyId": "alias/golden" }""", StringComparison.Ordinal)}} ] }""");
        var imageId = await UserImages.CreateAsync(deployment, "base-1");
        await deployment.SettleAsync();
        var result = deployment.View.Images.Single(image => image.Name == $"base-1-{imageId}-encrypted");

        var again = await UserImages.RegisterAsync(deployment, "again", result.Devices[0].SnapshotId!);
        await deployment.SettleAsync();

        Assert.Single(deployment.Runs);
        Assert.Equal(("ownOutput", again), deployment.Outcomes.Last());
    }

    /// <summary>The captured image on the way is an image that a running execution makes.</summary>
    [Fact]
    public async Task IntermediateImage_StartsNothing()
    {
        var deployment = new SimulatedDeployment($$"""{ "instances": {}, "triggers": [ {{EveryOwnImage.Replace("REQUEST", """{ "name": "{source.name}-{source.id}-again" }""", StringComparison.Ordinal)}} ] }""");

        await deployment.StartByHandAsync("""{ "source": { "instanceId": "i-04000000000000002" }, "name": "captured", "kmsKeyId": "alias/golden" }""");
        await deployment.SettleAsync();

        Assert.Equal("SUCCEEDED", Assert.Single(deployment.Runs).Status);
        Assert.Equal(["ownOutput", "ownOutput"], deployment.Outcomes.Select(outcome => outcome.Outcome));
    }
}
