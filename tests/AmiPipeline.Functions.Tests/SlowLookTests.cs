using Amazon.Lambda.TestUtilities;
using AmiPipeline.Configuration;
using AmiPipeline.Functions.Slots;
using AmiPipeline.Slots;
using Xunit;

namespace AmiPipeline.Functions.Tests;

/// <summary>EC2 takes longer to show the copies of others than the table has for its answers.</summary>
public sealed class SlowLookTests
{
    private static readonly AwsLocation Home = new("111122223333", "us-east-1");

    private static readonly TimeSpan Late = TimeSpan.FromSeconds(6);

    /// <summary>It starts without a slot otherwise, just when many wait.</summary>
    [Fact]
    public async Task WhoeverLooksInVain_WaitsAnyway()
    {
        var functions = new SimulatedFunctions();
        functions.Cloud.Tables.Add(Home.AccountId, Home.Region, "slots", CopyQueueSettings.TableKey);
        var store = new TableSlotStore(functions.Clients, "slots");
        var (held, _) = SlotClaims.Empty.Enter("arn:other", [new(SlotClaim.WholeImage)], 1, functions.Clock.GetUtcNow());
        await store.TryWriteAsync(Home, Home, new StoredClaims(held, 0), TestContext.Current.CancellationToken);
        var looks = 0;
        functions.Cloud.Calls.Answered += (_, call) =>
        {
            if (call.Action == "DescribeSnapshots")
            {
                looks++;
                functions.Clock.Advance(Late);
            }
        };
        var execution = new ExecutionIdentity(SimulatedFunctions.ExecutionArn, "run-1", "arn:aws:states:us-east-1:111122223333:stateMachine:AmiPipeline");

        var taken = await new CopySlots(store, new CopyQueueSettings { Slots = 1 }, functions.Clock)
            .EnterAsync(execution, Home, [new(SlotClaim.WholeImage)], functions.Clients.Reader(Home), new TestLambdaContext());

        Assert.Equal((1, SlotPace.Later), (looks, taken.Pace));
        Assert.NotNull(taken.Waits);
        Assert.Equal(2, (await store.ReadAsync(Home, Home, TestContext.Current.CancellationToken)).Queue.All.Count);
    }
}
