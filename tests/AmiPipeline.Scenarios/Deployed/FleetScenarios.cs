using System.Text;
using System.Text.Json.Nodes;
using AmiPipeline.Engines.Fleets;
using AmiPipeline.Errors;
using AmiPipeline.Simulator.Faults;
using AmiPipeline.StepFunctions;
using Xunit;

namespace AmiPipeline.Scenarios.Deployed;

/// <summary>Many requests in one fleet: all of them are done, what fails is told apart from what does not, and the same fleet again does only what is missing.</summary>
public sealed class FleetScenarios
{
    private const string Configuration = """{ "instances": {} }""";
    private const string Source = "ami-05000000000000001";

    private static readonly string[] Names = ["one", "two", "three", "four", "five"];

    [Fact]
    public async Task Fleet_MakesAnImageForEachRequest()
    {
        var deployment = Deployment();

        var fleet = await RunAsync(deployment, "pass");

        Assert.Equal("""{"requests":5,"converted":5,"reasons":[]}""", fleet.Execution.Output);
        Assert.Equal(Names.Order(), Images(deployment));
        Assert.All(deployment.Runs, run => Assert.Matches("^golden-[0-9a-f]{32}$", run.Name));
        AssertNothingLeft(deployment);
    }

    [Fact]
    public async Task Concurrency_IsTheInputs()
    {
        var deployment = Deployment();
        var most = 0;
        await deployment.StartFleetAsync(Input(Names, ("maxConcurrency", 2)), "pass");

        await deployment.RunUntilAsync(() =>
        {
            most = Math.Max(most, deployment.Runs.Count(run => run.Status == "RUNNING"));
            return false;
        });

        Assert.Equal((2, "SUCCEEDED"), (most, deployment.Fleets[0].Status));
    }

    [Fact]
    public async Task Image_ThatFails_FailsTheFleet_AndTheOthersAreMade()
    {
        var deployment = Deployment();
        deployment.Cloud.Faults.FailNext(ResourceKind.Image);

        var fleet = await RunAsync(deployment, "pass");

        Assert.Equal(("FAILED", "FleetIncomplete", "4 of 5 images are converted. The same fleet again converts the others."), (fleet.Status, fleet.Execution.Error, fleet.Execution.Cause));
        var failed = Assert.Single(fleet.Execution.CopyChildren(), child => child.Error is not null);
        Assert.Equal(nameof(ImageFailedException), failed.Error);
        Assert.Equal(Assert.Single(deployment.Runs, run => run.Status == "FAILED").Execution.Cause, failed.Cause);
        Assert.Equal(4, Images(deployment).Count);
        AssertNothingLeft(deployment);
    }

    [Fact]
    public async Task TooManyFailures_EndTheFleet_AndWhatRunsIsCleanedUp()
    {
        var deployment = Deployment();
        deployment.Cloud.Faults.FailNext(ResourceKind.Image);
        await deployment.StartFleetAsync(Input(Names, ("toleratedFailureCount", 0), ("maxConcurrency", 3)), "pass");

        await deployment.SettleAsync();

        Assert.Equal("States.ExceedToleratedFailureThreshold", deployment.Fleets[0].Execution.Error);
        Assert.DoesNotContain(deployment.Runs, run => run.Status == "RUNNING");
        AssertNothingLeft(deployment);
    }

    /// <summary>What the first pass has made is found by its execution; what failed has the next name.</summary>
    [Fact]
    public async Task SameFleetAgain_DoesOnlyWhatIsMissing()
    {
        var deployment = Deployment();
        deployment.Cloud.Faults.FailNext(ResourceKind.Image);
        await RunAsync(deployment, "pass");

        var again = await RunAsync(deployment, "pass-2");
        var third = await RunAsync(deployment, "pass-3");

        Assert.Equal(("SUCCEEDED", "SUCCEEDED"), (again.Status, third.Status));
        Assert.Equal(6, deployment.Runs.Count);
        var failed = deployment.Runs.Single(run => run.Status == "FAILED");
        Assert.Equal(failed.Name + "-2", deployment.Runs[^1].Name);
        Assert.Equal(Names.Order(), Images(deployment));
    }

    [Fact]
    public async Task LongerList_OfTheSameFleet_AddsTheNewOnes()
    {
        var deployment = Deployment();
        await deployment.StartFleetAsync(Input(Names[..3]), "pass");
        await deployment.SettleAsync();

        await RunAsync(deployment, "pass-2");

        Assert.Equal((5, 5), (deployment.Runs.Count, Images(deployment).Count));
    }

    /// <summary>In the whole fleet's time: before anything is made, while images are copied, and after the first ones are committed.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(8)]
    public async Task AbortedFleet_LeavesNothing_AndIsFinishedByTheNextPass(int minute)
    {
        var deployment = Deployment();
        await deployment.StartFleetAsync(Input(Names, ("maxConcurrency", 2)), "pass");
        var start = deployment.Clock.GetUtcNow();
        await deployment.RunUntilAsync(() => deployment.Clock.GetUtcNow() >= start.AddMinutes(minute) && deployment.Runs.Any(run => run.Status == "RUNNING"));

        await deployment.StopAsync(deployment.Fleets[0]);
        await deployment.SettleAsync();

        Assert.DoesNotContain(deployment.Runs, run => run.Status == "RUNNING");
        Assert.Equal(deployment.Runs.Count(run => run.Status == "ABORTED"), deployment.CleanUps.Count);
        Assert.NotEmpty(deployment.CleanUps);
        AssertNothingLeft(deployment);

        var again = await RunAsync(deployment, "pass-2");
        Assert.True(again.Status == "SUCCEEDED", again.Execution.Cause);
        Assert.Equal(Names.Order(), Images(deployment));
        AssertNothingLeft(deployment);
    }

    /// <summary>The start has had its effect: the execution is found by its name, and waited for.</summary>
    [Fact]
    public async Task LostStartAnswer_StartsNoSecondExecution()
    {
        var deployment = Deployment();
        deployment.StepFunctions.Add(StepFunctionsFault.LoseResponse("states:startExecution"));

        var fleet = await RunAsync(deployment, "pass");

        Assert.Equal(("SUCCEEDED", 5), (fleet.Status, deployment.Runs.Count));
        Assert.Equal(Names.Order(), Images(deployment));
        AssertNothingLeft(deployment);
    }

    [Theory]
    [InlineData("ExecutionLimitExceeded")]
    [InlineData("ThrottlingException")]
    public async Task RefusedStart_IsTriedAgain(string code)
    {
        var deployment = Deployment();
        deployment.StepFunctions.Add(StepFunctionsFault.Refuse("states:startExecution", code, "Later."));

        Assert.Equal(("SUCCEEDED", 5), ((await RunAsync(deployment, "pass")).Status, deployment.Runs.Count));
    }

    [Fact]
    public async Task Start_ThatIsRefusedForever_FailsTheImage()
    {
        var deployment = Deployment();
        for (var number = 0; number < 20; number++)
        {
            deployment.StepFunctions.Add(StepFunctionsFault.Refuse("states:startExecution", "AccessDenied", "Not allowed.", holding: "\"one\""));
        }

        var fleet = await RunAsync(deployment, "pass");

        Assert.Equal("StepFunctions.AccessDeniedException", Assert.Single(fleet.Execution.CopyChildren(), child => child.Error is not null).Error);
        Assert.Equal(4, Images(deployment).Count);
    }

    /// <summary>Without a cause, the child's is where to look.</summary>
    [Theory]
    [InlineData("Stopped", "by hand", "Stopped", "by hand")]
    [InlineData("Stopped", null, "Stopped", "ARN")]
    [InlineData(null, null, "ABORTED", "ARN")]
    public async Task AbortedImage_HasTheErrorOfItsExecution(string? error, string? cause, string expectedError, string expectedCause)
    {
        var deployment = Deployment();
        await deployment.StartFleetAsync(Input(Names[..1]), "pass");
        await deployment.RunUntilAsync(() => deployment.Runs.Count > 0);

        await deployment.StopAsync(deployment.Runs[0], error, cause);
        await deployment.SettleAsync();

        var failed = Assert.Single(deployment.Fleets[0].Execution.CopyChildren());
        Assert.Equal((expectedError, expectedCause == "ARN" ? deployment.Runs[0].Arn : expectedCause), (failed.Error, failed.Cause));
    }

    /// <summary>The states add something to the input; the longest that the CLI sends has room for it.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task LongestInput_IsWorked(bool hasBucket)
    {
        var deployment = Deployment(hasBucket);
        var bytes = Encoding.UTF8.GetByteCount(Input(Names, ("padding", "")));

        await deployment.StartFleetAsync(Input(Names, ("padding", new string('x', FleetInput.MaxBytes - bytes))), "pass");
        await deployment.SettleAsync();

        Assert.Equal(("SUCCEEDED", null), (deployment.Fleets[0].Status, deployment.Fleets[0].Execution.Error));
        Assert.InRange(deployment.Fleets[0].Execution.Output!.Length, 1, 500);
    }

    [Fact]
    public async Task SameRequestTwice_IsOneExecution()
    {
        var deployment = Deployment();
        await deployment.StartFleetAsync(Input([.. Names, "one"]), "pass");

        await deployment.SettleAsync();

        Assert.Equal(("SUCCEEDED", 5), (deployment.Fleets[0].Status, deployment.Runs.Count));
    }

    [Fact]
    public async Task Bucket_HasTheListAndTheResults()
    {
        var deployment = Deployment(hasBucket: true);
        deployment.Cloud.Faults.FailNext(ResourceKind.Image);
        deployment.Buckets.Put(SimulatedDeployment.Bucket, "lists/golden.json", Encoding.UTF8.GetBytes(Requests(Names).ToJsonString()));
        await deployment.StartFleetAsync("""{ "fleet": "golden", "list": "lists/golden.json" }""", "pass");

        await deployment.SettleAsync();

        Assert.Equal(("FAILED", "4 of 5 images are converted. The same fleet again converts the others."), (deployment.Fleets[0].Status, deployment.Fleets[0].Execution.Cause));
        var results = deployment.Buckets.List(SimulatedDeployment.Bucket, "results/", "").ToDictionary(found => found.Key[(found.Key.LastIndexOf('/') + 1)..], found => Encoding.UTF8.GetString(found.Content));
        Assert.Equal(["FAILED_0.json", "SUCCEEDED_0.json", "manifest.json"], results.Keys.Order(StringComparer.Ordinal));
        Assert.Contains(nameof(ImageFailedException), results["FAILED_0.json"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task FleetWithBucket_TakesRequestsOfTheInput_Too()
    {
        var deployment = Deployment(hasBucket: true);

        var fleet = await RunAsync(deployment, "pass");

        Assert.Equal("SUCCEEDED", fleet.Status);
        Assert.Equal((5, 5), ((int)JsonNode.Parse(fleet.Execution.Output!)!["requests"]!, (int)JsonNode.Parse(fleet.Execution.Output!)!["converted"]!));
    }

    private static SimulatedDeployment Deployment(bool hasBucket = false) => new(Configuration, hasBucket: hasBucket);

    private static async Task<StepFunctions.Executions.StartedExecution> RunAsync(SimulatedDeployment deployment, string name)
    {
        await deployment.StartFleetAsync(Input(Names), name);
        await deployment.SettleAsync();
        return deployment.Fleets[^1];
    }

    private static string Input(IEnumerable<string> names, params (string Name, JsonNode Value)[] more)
    {
        var input = new JsonObject { ["fleet"] = "golden", ["requests"] = Requests(names) };
        foreach (var (name, value) in more)
        {
            input[name] = value;
        }

        return input.ToJsonString();
    }

    private static JsonArray Requests(IEnumerable<string> names) => new([.. names.Select(name => new JsonObject
    {
        ["source"] = new JsonObject { ["imageId"] = Source },
        ["name"] = name,
        ["kmsKeyId"] = "alias/data",
    })]);

    private static List<string> Images(SimulatedDeployment deployment) =>
        [.. deployment.View.Images.Where(image => image.Tags.GetValueOrDefault(PipelineTags.State) == PipelineTags.Committed).Select(image => image.Name).Order()];

    private static void AssertNothingLeft(SimulatedDeployment deployment)
    {
        Assert.All(deployment.CleanUps, cleanUp => Assert.Equal("SUCCEEDED", cleanUp.Status));
        var view = deployment.View;
        Assert.DoesNotContain(
            view.Images.Select(image => image.Tags).Concat(view.Snapshots.Select(snapshot => snapshot.Tags)).Concat(view.Volumes.Select(volume => volume.Tags)),
            tags => tags.GetValueOrDefault(PipelineTags.State) == PipelineTags.Building);
    }
}
