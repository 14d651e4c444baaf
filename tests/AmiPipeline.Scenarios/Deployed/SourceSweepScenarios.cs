using System.Text.Json;
using AmiPipeline.Errors;
using AmiPipeline.Scenarios.LeastPrivilege;
using AmiPipeline.Scenarios.Sharing;
using AmiPipeline.StepFunctions;
using Xunit;

namespace AmiPipeline.Scenarios.Deployed;

/// <summary>Access to a source of another account that no clean-up has taken back: the hourly sweep sees to it, though nothing in the pipeline's own account tells of it.</summary>
public sealed class SourceSweepScenarios
{
    private const string OneImage = $$"""{ "source": { "imageId": "ami-0f0000000000000NN", "accountId": "{{SharedSource.OwnerId}}" }, "name": "ours" }""";

    // A call of Plan image alone: whoever holds it there holds the execution where everything is shared and nothing made.
    private const string PlanImage = "GetEbsEncryptionByDefault";

    private readonly SimulatedDeployment _deployment = new(Examples.Request("other-account.deployment"), roles: SynthesizedRoles.OtherAccount);
    private readonly IReadOnlyList<string> _before;

    public SourceSweepScenarios() => _before = Owner();

    /// <summary>Each state is held by a call of its own that does not go well: everything is given by then, and nothing made.</summary>
    [Theory]
    [InlineData("Share source", "CreateGrant")]
    [InlineData("Plan image", PlanImage)]
    public async Task Abort_WhoseEventIsLost_IsMadeUpForByTheSweep(string state, string action)
    {
        await AbortUnnoticedAsync(action);
        Assert.True(Shared(), state);

        var swept = await SweepAsync();
        await _deployment.SettleAsync();

        Assert.Equal([$"started {SharedSource.OwnerId}"], Swept(swept));
        Assert.Equal(0, swept.GetProperty("executions")[0].GetProperty("resources").GetArrayLength());
        Assert.Equal("SUCCEEDED", Assert.Single(_deployment.CleanUps).Status);
        Assert.Equal(_before, Owner());
    }

    [Fact]
    public async Task CleanUp_ThatCouldNotTakeTheAccessBack_IsTriedAgainInTheNextHour_UntilItSucceeds()
    {
        await HeldAsync(PlanImage);
        // As often as one clean-up tries.
        _deployment.Cloud.Faults.When(call => call.Action == "ModifyImageAttribute", times: 11).Refuse("UnauthorizedOperation", "Not allowed.", 403);
        await _deployment.StopAsync(_deployment.Runs[0]);
        await _deployment.SettleAsync();
        Assert.Equal(("FAILED", "CleanUpIncompleteException"), (Assert.Single(_deployment.CleanUps).Status, _deployment.CleanUps[0].Execution.Error));

        _deployment.Clock.Advance(TimeSpan.FromHours(1));
        var first = await SweepAsync();
        var during = await SweepAsync();
        await _deployment.SettleAsync();
        var afterwards = await SweepAsync();

        Assert.Equal([$"started {SharedSource.OwnerId}", $"cleaning {SharedSource.OwnerId}"], [.. Swept(first), .. Swept(during)]);
        Assert.Equal(["FAILED", "SUCCEEDED"], _deployment.CleanUps.Select(cleanUp => cleanUp.Status));
        Assert.Equal(_before, Owner());
        Assert.Empty(Swept(afterwards));
    }

    /// <summary>One that an event's clean-up saw to is done, and so is one whose request shares nothing.</summary>
    [Fact]
    public async Task Sweep_OfExecutionsThatLeftNothingShared_StartsNothing()
    {
        await HeldAsync(PlanImage);
        await _deployment.StopAsync(_deployment.Runs[0]);
        await _deployment.SettleAsync();
        _deployment.Bus.Delivery = _ => [];
        await _deployment.StartByHandAsync(Examples.Request("s3-encrypt").Replace("ami-0", "ami-9", StringComparison.Ordinal), "own");
        await _deployment.SettleAsync();
        Assert.Equal(["ABORTED", "FAILED"], _deployment.Runs.Select(run => run.Status));

        Assert.Empty(Swept(await SweepAsync()));
        Assert.Single(_deployment.CleanUps);
    }

    [Theory]
    [InlineData(47, 1)]
    [InlineData(49, 0)]
    public async Task Sweep_HoursAfterTheEnd_LooksBackTwoDays(int hours, int started)
    {
        await AbortUnnoticedAsync(PlanImage);
        _deployment.Clock.Advance(TimeSpan.FromHours(hours));

        Assert.Equal(started, Swept(await SweepAsync()).Count());
    }

    /// <summary>What is not known of shared sources keeps nothing else waiting: here the copy that the execution had begun.</summary>
    [Theory]
    [InlineData("FAILED", "executions that ended as FAILED not listed")]
    [InlineData("ABORTED", "executions that ended as ABORTED not listed")]
    [InlineData("SUCCEEDED", "clean-ups that succeeded not listed")]
    public async Task Listing_ThatFails_IsReported_AndTheRestIsDone(string status, string reported)
    {
        _deployment.Bus.Delivery = _ => [];
        await _deployment.StartByHandAsync(SharedSource.Request);
        await _deployment.RunUntilAsync(() => _deployment.View.Images.Any(image => image.Tags.ContainsKey("ami-pipeline:execution")));
        await _deployment.StopAsync(_deployment.Runs[0]);
        _deployment.StepFunctions.Add(StepFunctionsFault.Refuse("ListExecutions", "ThrottlingException", "Rate exceeded", holding: $"\"{status}\""));

        var error = await Assert.ThrowsAsync<TriggerIncompleteException>(SweepAsync);
        await _deployment.SettleAsync();

        Assert.Equal($"Of 1 executions, 1 have their clean-up started and 0 remain: {reported}: Rate exceeded", error.Message);
        Assert.Equal(_before, Owner());
    }

    /// <summary>However many there are, one run looks at 100 and starts 50; the next hours go on until all are done.</summary>
    [Fact]
    public async Task ManyExecutions_AreCleanedUpHourByHour_WithBoundedCalls()
    {
        const int Many = 120;
        _deployment.Bus.Delivery = _ => [];
        for (var number = 1; number <= Many; number++)
        {
            await _deployment.StartByHandAsync(OneImage.Replace("NN", "99", StringComparison.Ordinal), $"by-hand-{number}");
        }

        await _deployment.SettleAsync();
        Assert.All(_deployment.Runs, run => Assert.Equal("FAILED", run.Status));

        var describedAtFirst = await CallsAsync("DescribeExecution");
        for (var hour = 1; hour < 12; hour++)
        {
            await _deployment.SettleAsync();
            _deployment.Clock.Advance(TimeSpan.FromHours(1));
            Assert.InRange(await CallsAsync("DescribeExecution"), 100, 100 + 50 + Many);
        }

        Assert.Equal(150, describedAtFirst);
        Assert.Equal(Many, _deployment.CleanUps.Count);
    }

    private async Task AbortUnnoticedAsync(string action)
    {
        await HeldAsync(action);
        _deployment.Bus.Delivery = _ => [];
        await _deployment.StopAsync(_deployment.Runs[0]);
        await _deployment.SettleAsync();
        Assert.Empty(_deployment.CleanUps);
    }

    /// <summary>Runs until a state waits to try again, since the answer of a call was lost.</summary>
    private async Task HeldAsync(string action)
    {
        var start = _deployment.Clock.GetUtcNow();
        _deployment.Cloud.Faults.When(call => call.Action == action, times: int.MaxValue).LoseResponse();
        await _deployment.StartByHandAsync(SharedSource.Request);
        await _deployment.RunUntilAsync(() => _deployment.Clock.GetUtcNow() > start);
        Assert.Equal("RUNNING", _deployment.Runs[0].Status);
        _deployment.Cloud.Faults.Clear();
    }

    private Task<JsonElement> SweepAsync() => _deployment.ScheduleAsync(FunctionNames.SweepExecutions);

    private async Task<int> CallsAsync(string operation)
    {
        var before = _deployment.StepFunctions.Calls.Count(call => call.Operation == operation);
        await SweepAsync();
        return _deployment.StepFunctions.Calls.Count(call => call.Operation == operation) - before;
    }

    private static IEnumerable<string> Swept(JsonElement swept) => swept.GetProperty("executions").EnumerateArray()
        .Select(execution => $"{execution.GetProperty("outcome")} {string.Join(' ', execution.GetProperty("sharingAccounts").EnumerateArray())}");

    /// <summary>Whether all of the access is given: to the image, to a snapshot and to a key.</summary>
    private bool Shared()
    {
        var owner = _deployment.Cloud.Inspect(SharedSource.OwnerId, Account.Region);
        return owner.Image(SharedSource.ImageId).LaunchPermissions.Contains(Account.Id)
            && owner.Snapshot(SharedSource.RootSnapshotId).CreateVolumePermissions.Contains(Account.Id)
            && owner.Key("alias/theirs").Grants.Count > 0;
    }

    private IReadOnlyList<string> Owner() => _deployment.Cloud.Inspect(SharedSource.OwnerId, Account.Region).Dump();
}
