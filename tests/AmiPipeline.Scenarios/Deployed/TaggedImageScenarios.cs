using System.Text.Json;
using Amazon.EC2.Model;
using AmiPipeline.Simulator.Definitions;
using Xunit;

namespace AmiPipeline.Scenarios.Deployed;

/// <summary>Many tag an image only once it is available: the event of that comes too early for a rule that asks for tags, and that of the tags starts the execution.</summary>
public sealed class TaggedImageScenarios
{
    private const string Configuration = """
        { "triggers": [ { "name": "base", "match": { "tags": { "team": "base" } }, "request": { "name": "{source.id}-encrypted", "kmsKeyId": "alias/golden" } } ] }
        """;

    private readonly SimulatedDeployment _deployment = new(Configuration);

    [Fact]
    public async Task Tags_SetAfterTheEvent_StartTheExecution()
    {
        var imageId = await CreateAsync();
        Assert.Equal(["noRule"], Outcomes(_deployment, imageId));

        await TagAsync(_deployment, imageId, "team", "base");

        Assert.Equal(["noRule", "started"], Outcomes(_deployment, imageId));
        Assert.Equal("SUCCEEDED", Assert.Single(_deployment.Runs).Status);
    }

    [Fact]
    public async Task Tags_OfTheCase_StartTheExecution()
    {
        var shared = new SharedCase("event-before-tags");
        var deployment = new SimulatedDeployment(shared.Read("deployment.json"), world: WorldDefinition.Parse(shared.Read("account.json")));
        deployment.Lambda.Add(FunctionNames.StartPipeline, JsonDocument.Parse(shared.Read("event.json")).RootElement);
        await deployment.SettleAsync();

        await TagAsync(deployment, "ami-00000000000000017", "team", "base");

        Assert.Equal(["noRule", "started"], Outcomes(deployment, "ami-00000000000000017"));
        Assert.Equal("SUCCEEDED", Assert.Single(deployment.Runs).Status);
    }

    [Fact]
    public async Task Tags_SetAgain_StartNothingMore()
    {
        var imageId = await CreateAsync();
        await TagAsync(_deployment, imageId, "team", "base");
        await TagAsync(_deployment, imageId, "team", "other");
        await TagAsync(_deployment, imageId, "team", "base");

        Assert.Equal(["noRule", "started", "noRule", "succeeded"], Outcomes(_deployment, imageId));
        Assert.Single(_deployment.Runs);
    }

    [Fact]
    public async Task Tags_ThatNoRuleAsksFor_CallNothing()
    {
        var imageId = await CreateAsync();
        await TagAsync(_deployment, imageId, "owner", "me");

        Assert.Equal(["noRule"], Outcomes(_deployment, imageId));
    }

    [Fact]
    public async Task Tags_OfAnImageOfLastMonth_StartNothing()
    {
        var imageId = await CreateAsync();
        await _deployment.RunUntilAsync(() => _deployment.Clock.GetUtcNow() >= new DateTimeOffset(2026, 1, 1, 1, 0, 0, TimeSpan.Zero));
        _deployment.Clock.AdvanceTo(_deployment.Clock.GetUtcNow() + TimeSpan.FromDays(8));
        await TagAsync(_deployment, imageId, "team", "base");

        Assert.Equal(["noRule", "taggedLate"], Outcomes(_deployment, imageId));
        Assert.Empty(_deployment.Runs);
    }

    private async Task<string> CreateAsync()
    {
        var imageId = await UserImages.CreateAsync(_deployment, "base-1");
        await _deployment.SettleAsync();
        return imageId;
    }

    private static async Task TagAsync(SimulatedDeployment deployment, string imageId, string key, string value)
    {
        await deployment.Ec2.CreateTagsAsync(new CreateTagsRequest([imageId], [new Tag(key, value)]));
        await deployment.SettleAsync();
    }

    private static List<string> Outcomes(SimulatedDeployment deployment, string imageId) =>
        [.. deployment.Outcomes.Where(outcome => outcome.ImageId == imageId).Select(outcome => outcome.Outcome)];
}
