using AmiPipeline.Configuration;
using AmiPipeline.Functions.Slots;
using AmiPipeline.Slots;
using Xunit;

namespace AmiPipeline.Functions.Tests;

/// <summary>Queues in the table, against the simulator's DynamoDB.</summary>
public sealed class SlotTableTests
{
    private static readonly AwsLocation Home = new("111122223333", "us-east-1");
    private static readonly DateTimeOffset Latest = new(2026, 12, 31, 23, 59, 59, TimeSpan.Zero);

    /// <summary>As many slots as can be configured, taken one by one, a full line, those that are kept though their copies have ended, and the longest names: DynamoDB takes 400 KB.</summary>
    [Fact]
    public async Task LargestQueue_FitsInAnItem()
    {
        const int Slots = 1000;
        var (store, _) = Create();
        SlotClaims largest = new(
        [
            .. Claims(SlotClaims.MaxEnded, 'x', holds: true).Select(claim => claim with { Ended = 1, Since = Latest }),
            .. Claims(Slots, 'h', holds: true).Select(claim => claim with { Since = Latest }),
            .. Claims(SlotClaims.MaxWaiting, 'w', holds: false).Select(claim => claim with { Pause = (int)SlotPauses.Far.TotalSeconds }),
        ]);

        Assert.True(await store.TryWriteAsync(Home, Home, new StoredClaims(largest, 0), TestContext.Current.CancellationToken));

        Assert.Equal(largest.All, (await store.ReadAsync(Home, Home, TestContext.Current.CancellationToken)).Queue.All);
        // One more comes: nobody is dropped, and nobody has a place.
        Assert.Equal(largest.All.Count, largest.Enter("one", [new(SlotClaim.WholeImage)], Slots, Latest).After.All.Count);
    }

    /// <summary>Both have read the same queue with one slot left: one of them has to look again.</summary>
    [Fact]
    public async Task TwoThatTakeTheSameSlot_AreNotBothWritten()
    {
        var (one, other) = Create();
        var (first, second) = (await one.ReadAsync(Home, Home, TestContext.Current.CancellationToken), await other.ReadAsync(Home, Home, TestContext.Current.CancellationToken));

        Assert.True(await one.TryWriteAsync(Home, Home, first with { Queue = Taken(first, "one") }, TestContext.Current.CancellationToken));
        Assert.False(await other.TryWriteAsync(Home, Home, second with { Queue = Taken(second, "other") }, TestContext.Current.CancellationToken));

        var again = await other.ReadAsync(Home, Home, TestContext.Current.CancellationToken);
        Assert.Equal("one", Assert.Single(again.Queue.All).Execution);
        Assert.False(Assert.Single(Taken(again, "other").All, claim => claim.Execution == "other").Holds);
        Assert.True(await other.TryWriteAsync(Home, Home, again with { Queue = Taken(again, "other") }, TestContext.Current.CancellationToken));
        Assert.False(await one.TryWriteAsync(Home, Home, again with { Queue = SlotClaims.Empty }, TestContext.Current.CancellationToken));
    }

    private static IEnumerable<SlotClaim> Claims(int count, char filler, bool holds) => Enumerable.Range(0, count).Select(number => new SlotClaim(
        $"arn:aws-us-gov:states:us-gov-west-1:111122223333:execution:{new string('P', 80)}:{number.ToString(System.Globalization.CultureInfo.InvariantCulture).PadLeft(80, filler)}", "/dev/xvdba", 1, holds, Latest));

    private static SlotClaims Taken(StoredClaims stored, string execution) => stored.Queue.Enter(execution, [new("image")], limit: 1, DateTimeOffset.UnixEpoch).After;

    private static (TableSlotStore One, TableSlotStore Other) Create()
    {
        var functions = new SimulatedFunctions();
        functions.Cloud.Tables.Add(Home.AccountId, Home.Region, "slots", CopyQueueSettings.TableKey);
        return (new TableSlotStore(functions.Clients, "slots"), new TableSlotStore(functions.Clients, "slots"));
    }
}
