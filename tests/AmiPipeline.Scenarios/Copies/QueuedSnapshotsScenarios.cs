using AmiPipeline.Configuration;
using AmiPipeline.Functions.Settings;
using AmiPipeline.Slots;
using AmiPipeline.StatesLanguage.Executions;
using Xunit;

namespace AmiPipeline.Scenarios.Copies;

/// <summary>An image of more volumes than there are slots: the copies that have to wait start soon after a slot is free.</summary>
public sealed class QueuedSnapshotsScenarios
{
    private static readonly TimeSpan Copy = TimeSpan.FromHours(1);

    [Fact]
    public async Task Rest_IsStartedSoonAfterASlotIsFree()
    {
        var account = new Account(isDeployed: false, functions: new FunctionSettings { Configuration = new DeploymentConfiguration { CopyQueue = new CopyQueueSettings { Slots = 1 } } },
            simulator: options => options with { Latency = options.Latency with { Jitter = 0, CopyBase = Copy, CopyPerGiB = TimeSpan.Zero } });
        List<DateTimeOffset> copied = [];
        account.Engine.Cloud.Calls.Answered += (_, call) =>
        {
            if (call is { Action: "CopySnapshot", ErrorCode: null })
            {
                copied.Add(call.At);
            }
        };

        var report = await account.RunAsync("""{ "source": { "imageId": "ami-03b00000000000001" }, "name": "unique", "via": "snapshots", "kmsKeyId": "alias/golden" }""");

        Assert.True(report.Status == ExecutionStatus.Succeeded, $"{report.Failure}");
        Assert.Equal(2, copied.Count);
        Assert.InRange(copied[1] - copied[0], Copy, Copy + SlotPauses.Near);
    }
}
