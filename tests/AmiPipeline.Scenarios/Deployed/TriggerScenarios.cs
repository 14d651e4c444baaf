using System.Text.Json;
using Amazon.EC2.Model;
using AmiPipeline.StepFunctions;
using AmiPipeline.StepFunctions.Executions;
using Xunit;

namespace AmiPipeline.Scenarios.Deployed;

/// <summary>Events come twice, late, in any order or never: one image and rule still give one execution, and another one only after a failure.</summary>
public sealed class TriggerScenarios
{
    private const string Configuration = """
        {
          "triggers": [
            { "name": "golden", "match": { "name": "base-golden-*" }, "request": { "name": "{source.name}-{source.id}-encrypted", "kmsKeyId": "alias/golden" } },
            { "name": "base", "match": { "name": "base-*" }, "request": { "name": "{source.name}-{source.id}-encrypted", "kmsKeyId": "alias/root" } }
          ],
          "reconciliation": { "since": "2026-01-01T00:00:00Z" }
        }
        """;

    private readonly SimulatedDeployment _deployment = new(Configuration);

    [Fact]
    public async Task Event_DeliveredTwiceAtOnce_StartsOneRun()
    {
        _deployment.Bus.Delivery = _ => [TimeSpan.Zero, TimeSpan.Zero];

        var imageId = await CreateAsync("base-1");

        AssertOneGoodRun(imageId);
        Assert.Equal(["started", "running"], OutcomesOf(imageId));
    }

    [Fact]
    public async Task Event_DeliveredAgainDuringTheRunAndAfterIt_StartsNothingMore()
    {
        _deployment.Bus.Delivery = _ => [TimeSpan.Zero, TimeSpan.FromSeconds(30), TimeSpan.FromHours(3)];

        var imageId = await CreateAsync("base-1");

        AssertOneGoodRun(imageId);
        Assert.Equal(["started", "running", "succeeded"], OutcomesOf(imageId));
    }

    [Fact]
    public async Task Event_OfAnImageThatMatchesTwoRules_TakesTheFirstAlone()
    {
        var golden = await CreateAsync("base-golden-1");
        var other = await CreateAsync("base-2");
        var neither = await CreateAsync("mine-3");

        Assert.Equal(["golden", "base"], _deployment.Lambda.Outputs.Where(IsStart).Select(output => output.Output.GetProperty("rule").GetString()));
        Assert.Equal([golden, other], _deployment.Runs.Select(SourceOf));
        Assert.Equal(["noRule"], OutcomesOf(neither));
        Assert.Equal(
            [_deployment.View.Key("alias/golden").Arn, _deployment.View.Key("alias/root").Arn],
            new[] { $"base-golden-1-{golden}-encrypted", $"base-2-{other}-encrypted" }.Select(name => Result(name).Devices[0].KeyArn));
    }

    [Fact]
    public async Task Event_OfAnImageThatIsGoneByNow_EndsWithTheDeadLetters()
    {
        _deployment.Bus.Delivery = _ => [TimeSpan.FromHours(1)];
        var imageId = await UserImages.CreateAsync(_deployment, "base-1");
        await _deployment.RunUntilAsync(() => _deployment.Bus.NextDue is not null);

        await _deployment.Ec2.DeregisterImageAsync(new DeregisterImageRequest(imageId));
        await _deployment.SettleAsync();

        Assert.Empty(_deployment.Runs);
        Assert.Equal(("StartPipeline", "ResourceNotVisibleException"), _deployment.Lambda.DeadLetters.Select(letter => (letter.Function, letter.Error)).Single());
    }

    [Fact]
    public async Task Event_OfAnImageThatIsDisabledByNow_StartsNothing()
    {
        _deployment.Bus.Delivery = _ => [TimeSpan.FromHours(1)];
        var imageId = await UserImages.CreateAsync(_deployment, "base-1");
        await _deployment.RunUntilAsync(() => _deployment.Bus.NextDue is not null);

        await _deployment.Ec2.DisableImageAsync(new DisableImageRequest { ImageId = imageId });
        await _deployment.SettleAsync();

        Assert.Empty(_deployment.Runs);
        Assert.Equal(["notAvailable"], OutcomesOf(imageId));
    }

    [Fact]
    public async Task Run_ThatFails_IsTriedAgainTwice_AndThenNoMore()
    {
        _deployment.Cloud.Faults.When(call => call.Action == "CopyImage", times: int.MaxValue).Refuse("InvalidRequest", "Never.");
        var imageId = await CreateAsync("base-1");
        var happened = UserImages.AvailableEvent(_deployment, imageId);

        for (var again = 0; again < 4; again++)
        {
            _deployment.Bus.Send(happened);
            await _deployment.SettleAsync();
        }

        Assert.Equal(["started", "started", "started", "givenUp", "givenUp"], OutcomesOf(imageId));
        Assert.Equal(["-1", "-2", "-3"], _deployment.Runs.Select(run => run.Name[^2..]));
        Assert.All(_deployment.Runs, run => Assert.Equal("FAILED", run.Status));
    }

    /// <summary>Source names recur, so a result's name has the source's id in it.</summary>
    [Fact]
    public async Task Image_MadeAgainUnderItsName_GivesAResultOfItsOwn()
    {
        var first = await CreateAsync("base-1");
        await _deployment.Ec2.DeregisterImageAsync(new DeregisterImageRequest { ImageId = first });

        var second = await CreateAsync("base-1");

        Assert.Equal(["SUCCEEDED", "SUCCEEDED"], _deployment.Runs.Select(run => run.Status));
        Assert.NotEqual(Result($"base-1-{first}-encrypted").Id, Result($"base-1-{second}-encrypted").Id);
    }

    [Fact]
    public async Task Run_ThatWasAborted_IsTriedAgain_AndSucceeds()
    {
        var imageId = await UserImages.CreateAsync(_deployment, "base-1");
        await _deployment.RunUntilAsync(() => _deployment.Runs.Count == 1);
        await _deployment.StopAsync(_deployment.Runs[0]);
        await _deployment.SettleAsync();

        var reconciled = await _deployment.ScheduleAsync(FunctionNames.ReconcileImages);
        await _deployment.SettleAsync();

        Assert.Equal(1, reconciled.GetProperty("started").GetArrayLength());
        Assert.Equal(["ABORTED", "SUCCEEDED"], _deployment.Runs.Select(run => run.Status));
        Assert.All(_deployment.Runs, run => Assert.Equal(imageId, SourceOf(run)));
    }

    [Fact]
    public async Task StepFunctions_ThrottlingOrLosingAnAnswer_IsAskedAgainByLambda()
    {
        _deployment.StepFunctions.Add(StepFunctionsFault.Refuse("StartExecution", "ThrottlingException", "Rate exceeded"));
        _deployment.StepFunctions.Add(StepFunctionsFault.LoseResponse("StartExecution"));

        var imageId = await CreateAsync("base-1");

        AssertOneGoodRun(imageId);
        Assert.Equal(["running"], OutcomesOf(imageId));
    }

    [Fact]
    public async Task Event_ThatIsNoneOfEc2s_IsADeadLetterThatSaysWhatIsWrong()
    {
        _deployment.Lambda.Add(FunctionNames.StartPipeline, JsonDocument.Parse("""{ "detail-type": "EC2 AMI State Change", "account": "111122223333", "region": "us-east-1", "detail": {} }""").RootElement);

        await _deployment.SettleAsync();

        Assert.Equal("EventRefusedException", Assert.Single(_deployment.Lambda.DeadLetters).Error);
    }

    private async Task<string> CreateAsync(string name)
    {
        var imageId = await UserImages.CreateAsync(_deployment, name);
        await _deployment.SettleAsync();
        return imageId;
    }

    private void AssertOneGoodRun(string imageId)
    {
        var run = Assert.Single(_deployment.Runs);
        Assert.True(run.Status == "SUCCEEDED", run.Execution.Cause);
        Assert.Equal(imageId, SourceOf(run));
        Assert.Empty(_deployment.Lambda.DeadLetters);
    }

    private List<string> OutcomesOf(string imageId) => [.. _deployment.Outcomes.Where(outcome => outcome.ImageId == imageId).Select(outcome => outcome.Outcome)];

    private Simulator.Inspection.ImageView Result(string name) => _deployment.View.Images.Single(image => image.Name == name);

    private static bool IsStart((string Function, JsonElement Output) output) => output.Output.GetProperty("outcome").ValueEquals("started");

    private static string SourceOf(StartedExecution run)
    {
        using var request = JsonDocument.Parse(run.Input);
        return request.RootElement.GetProperty("source").GetProperty("imageId").GetString()!;
    }
}
