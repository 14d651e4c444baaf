using Amazon.StepFunctions.Model;
using AmiPipeline.Simulator.Inspection;
using Xunit;

namespace AmiPipeline.Scenarios.Deployed;

/// <summary>Twenty executions at the same time on one account: none takes what is another's, and nothing is left beside their images.</summary>
public sealed class TwentyExecutionsScenarios
{
    private const int Count = 20;

    private readonly SimulatedDeployment _deployment = new(Repository.Read("deployment.json"));
    private readonly HashSet<string> _before;

    public TwentyExecutionsScenarios() => _before = [.. _deployment.Cloud.Inventory().Select(item => item.Id)];

    private List<InventoryItem> Added => [.. _deployment.Cloud.Inventory().Where(item => item is { IsGone: false, IsImplicit: false } && !_before.Contains(item.Id))];

    [Theory]
    [InlineData("instance")]
    [InlineData("snapshots")]
    public async Task OfDifferentRequests_MakeTheirImages(string route)
    {
        for (var number = 1; number <= Count; number++)
        {
            await _deployment.StartByHandAsync(Request(route, "unique-{execution}"), $"run-{number}");
        }

        await _deployment.SettleAsync();

        Assert.All(_deployment.Runs, run => Assert.True(run.Status == "SUCCEEDED", run.Execution.Cause));
        Assert.Equal(Enumerable.Range(1, Count).Select(number => $"unique-run-{number}").Order(), Images().Select(image => image.Name).Order());
        Assert.Equal(Count * 4, Added.Count);
    }

    /// <summary>A name is an image's own: EC2 gives it to one of them. The others fail, or find that it is made.</summary>
    [Theory]
    [InlineData("instance")]
    [InlineData("snapshots")]
    public async Task OfTheSameRequest_MakeOneImage(string route)
    {
        for (var number = 1; number <= Count; number++)
        {
            await _deployment.StartByHandAsync(Request(route, "the-same"), $"run-{number}");
        }

        await _deployment.SettleAsync();

        Assert.Contains(_deployment.Runs, run => run.Status == "SUCCEEDED");
        Assert.All(_deployment.Runs.Where(run => run.Status != "SUCCEEDED"), run => Assert.Contains("the-same", run.Execution.Cause, StringComparison.Ordinal));
        Assert.Equal("the-same", Assert.Single(Images()).Name);
        Assert.Equal(4, Added.Count);
    }

    [Fact]
    public async Task UnderTheSameName_AreOne()
    {
        await _deployment.StartByHandAsync(Request("instance", "first"), "same");

        await Assert.ThrowsAsync<ExecutionAlreadyExistsException>(() => _deployment.StartByHandAsync(Request("instance", "second"), "same"));

        await _deployment.SettleAsync();
        Assert.Equal("first", Assert.Single(Images()).Name);
        Assert.Equal(4, Added.Count);
    }

    private static string Request(string route, string name) =>
        Examples.Request(route == "instance" ? "s5-unique-keys" : "s5-unique-keys-snapshots").Replace("unique-keys-{source.id}", name, StringComparison.Ordinal);

    private IEnumerable<ImageView> Images() => _deployment.View.Images.Where(image => !_before.Contains(image.Id));
}
