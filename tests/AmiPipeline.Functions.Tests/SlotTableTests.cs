using AmiPipeline.Configuration;
using AmiPipeline.Functions.Slots;
using AmiPipeline.Slots;
using Xunit;

namespace AmiPipeline.Functions.Tests;

/// <summary>Queues in the table, against the simulator's DynamoDB.</summary>
public sealed class SlotTableTests
{
    private static readonly AwsLocation Home = new("111122223333", "us-east-1");

    /// <summary>As many slots as can be configured, all taken one by one, a full line, and the longest names: DynamoDB takes 400 KB.</summary>
    [Fact]
    public async Task LargestQueue_FitsInAnItem()
    {
        var (store, _) = Create();
        var seen = new DateTimeOffset(2026, 12, 31, 23, 59, 59, TimeSpan.Zero);
        SlotClaims largest = new([.. Enumerable.Range(0, 1000 + SlotClaims.MaxWaiting).Select(number => new SlotClaim(
            $"arn:aws-us-gov:states:us-gov-west-1:111122223333:execution:{new string('P', 80)}:{number.ToString(System.Globalization.CultureInfo.InvariantCulture).PadLeft(80, 'e')}", "/dev/xvdba", 1, number < 1000, seen, Since: number < 1000 ? seen : null, Pause: number < 1000 ? 0 : 1800))]);

        Assert.True(await store.TryWriteAsync(Home, Home, new StoredClaims(largest, 0), TestContext.Current.CancellationToken));

        Assert.Equal(largest.All, (await store.ReadAsync(Home, Home, TestContext.Current.CancellationToken)).Queue.All);
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

    private static SlotClaims Taken(StoredClaims stored, string execution) => stored.Queue.Enter(execution, [new("image")], limit: 1, DateTimeOffset.UnixEpoch).After;

    private static (TableSlotStore One, TableSlotStore Other) Create()
    {
        var functions = new SimulatedFunctions();
        functions.Cloud.Tables.Add(Home.AccountId, Home.Region, "slots", CopyQueueSettings.TableKey);
        return (new TableSlotStore(functions.Clients, "slots"), new TableSlotStore(functions.Clients, "slots"));
    }
}
