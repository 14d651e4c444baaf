using System.Text.Json;
using AmiPipeline.Scenarios.Deployed;
using AmiPipeline.Simulator.Logs;

namespace AmiPipeline.Scenarios.LeastPrivilege;

/// <summary>Something that happens to a deployment, by which its triggers act.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Play">What happens; false if it does not come out as it should.</param>
internal sealed record DeployedStory(string Name, Func<SimulatedDeployment, Task<bool>> Play) : IStory
{
    private const string Configuration = """
        { "instances": {}, "guardrails": {
            "accounts": ["self", "amazon", "444455556666"],
            "roles": [{ "arn": "arn:aws:iam::444455556666:role/ami-pipeline/AmiPipelineSource", "externalId": "an-example" },
                      { "arn": "arn:aws:iam::444455556666:role/ami-pipeline/AmiPipelineTarget", "externalId": "an-example" },
                      { "arn": "arn:aws:iam::777788889999:role/ami-pipeline/AmiPipelineTarget", "externalId": "an-example" }] },
          "triggers": [
            { "name": "base", "match": { "name": "base-*" }, "request": { "name": "{source.name}-{source.id}-encrypted", "kmsKeyId": "alias/golden" } },
            { "name": "theirs", "match": { "accounts": ["444455556666"], "name": "not-shared" }, "request": { "name": "{source.name}-{source.id}-ours", "kmsKeyId": "alias/golden" } }],
          "reconciliation": { "since": "2026-01-01T00:00:00Z" } }
        """;

    /// <summary>All of them.</summary>
    public static IReadOnlyList<DeployedStory> All { get; } =
    [
        new("a new image", NewImageAsync),
        new("a new image, announced twice", NewImageTwiceAsync),
        new("a new image of another account", NewForeignImageAsync),
        new("new images without an event", ReconcileAsync),
        new("an aborted execution without an event", SweepAsync),
        new("a clean-up that runs already", SweepWhileCleaningAsync),
    ];

    /// <inheritdoc/>
    public async Task<(bool WentWell, IReadOnlyList<Authorization> Decisions)> RunAsync(Func<FunctionRole, FunctionRole>? roleOf = null)
    {
        var deployment = new SimulatedDeployment(Configuration, roles: SynthesizedRoles.OtherAccount, roleOf: roleOf);
        var wentWell = await WentWellAsync(deployment);
        return (wentWell, [.. deployment.Cloud.Iam.Authorizations.All, .. deployment.Decisions]);
    }

    public override string ToString() => Name;

    // A function that is called by a schedule throws to whoever plays the schedule.
    private async Task<bool> WentWellAsync(SimulatedDeployment deployment)
    {
        try
        {
            return await Play(deployment) && deployment.Lambda.DeadLetters.Count == 0;
        }
        catch (Errors.PipelineException)
        {
            return false;
        }
    }

    private static async Task<bool> NewImageAsync(SimulatedDeployment deployment)
    {
        var imageId = await UserImages.CreateAsync(deployment, "base-1");
        await deployment.SettleAsync();
        return HasOneResult(deployment, imageId);
    }

    private static async Task<bool> NewImageTwiceAsync(SimulatedDeployment deployment)
    {
        deployment.Bus.Delivery = _ => [TimeSpan.Zero, TimeSpan.FromMinutes(1)];
        var imageId = await UserImages.CreateAsync(deployment, "base-1");
        await deployment.SettleAsync();
        return HasOneResult(deployment, imageId);
    }

    // The bus of the pipeline's account gets it from the other account's.
    private static async Task<bool> NewForeignImageAsync(SimulatedDeployment deployment)
    {
        using var happened = JsonDocument.Parse("""
            { "source": "aws.ec2", "detail-type": "EC2 AMI State Change", "account": "444455556666", "region": "us-east-1",
              "detail": { "ImageId": "ami-0f000000000000005", "State": "available" } }
            """);
        await deployment.Lambda.InvokeAsync(FunctionNames.StartPipeline, happened.RootElement);
        await deployment.SettleAsync();
        return deployment.Runs is [{ Status: "SUCCEEDED" }] && Has(deployment, "not-shared-ami-0f000000000000005-ours");
    }

    private static async Task<bool> ReconcileAsync(SimulatedDeployment deployment)
    {
        deployment.Bus.Delivery = _ => [];
        var imageId = await UserImages.CreateAsync(deployment, "base-1");
        await deployment.SettleAsync();
        await deployment.ScheduleAsync(FunctionNames.ReconcileImages);
        await deployment.ScheduleAsync(FunctionNames.ReconcileImages);
        await deployment.SettleAsync();
        return deployment.Runs is [{ Status: "SUCCEEDED" }, { Status: "SUCCEEDED" }] && Has(deployment, $"base-1-{imageId}-encrypted") && Has(deployment, "not-shared-ami-0f000000000000005-ours");
    }

    private static async Task<bool> SweepAsync(SimulatedDeployment deployment)
    {
        deployment.Bus.Delivery = _ => [];
        await AbortAsync(deployment);
        await deployment.ScheduleAsync(FunctionNames.SweepExecutions);
        await deployment.SettleAsync();
        return IsClean(deployment);
    }

    private static async Task<bool> SweepWhileCleaningAsync(SimulatedDeployment deployment)
    {
        await AbortAsync(deployment);
        await deployment.RunUntilAsync(() => deployment.CleanUps.Count == 1);
        var swept = await deployment.ScheduleAsync(FunctionNames.SweepExecutions);
        await deployment.SettleAsync();
        return IsClean(deployment) && swept.GetProperty("executions")[0].GetProperty("outcome").ValueEquals("cleaning");
    }

    private static async Task AbortAsync(SimulatedDeployment deployment)
    {
        await deployment.StartByHandAsync(Examples.Request("s5-unique-keys"));
        var start = deployment.Clock.GetUtcNow();
        await deployment.RunUntilAsync(() => deployment.Clock.GetUtcNow() >= start + TimeSpan.FromMinutes(3));
        await deployment.StopAsync(deployment.Runs[0]);
    }

    private static bool HasOneResult(SimulatedDeployment deployment, string imageId) =>
        deployment.Runs is [{ Status: "SUCCEEDED" }] && Has(deployment, $"base-1-{imageId}-encrypted");

    private static bool Has(SimulatedDeployment deployment, string name) => deployment.View.Images.Any(image => image.Name == name);

    private static bool IsClean(SimulatedDeployment deployment) =>
        deployment.CleanUps is [{ Status: "SUCCEEDED" }] && deployment.View.Volumes.All(volume => !volume.Tags.ContainsKey("ami-pipeline:execution"));
}
