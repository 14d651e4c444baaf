using AmiPipeline.Simulator.Logs;
using AmiPipeline.StatesLanguage.Executions;
using Xunit;

namespace AmiPipeline.Scenarios;

/// <summary>Every call of every route goes wrong in turn, in each way that AWS has. What is left is what was committed.</summary>
public sealed class FaultScenarios
{
    public static TheoryData<string, Fault> Cases { get; } = AllCases();

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task FaultAtEachCall_LeavesNothingButWhatIsCommitted(string example, Fault fault)
    {
        var calls = await CallsWithoutFaultAsync(example);
        for (var number = 1; number <= calls.Count; number++)
        {
            await RunWithFaultAsync(example, fault, calls[number - 1]);
        }
    }

    private static async Task RunWithFaultAsync(string example, Fault fault, RecordedCall call)
    {
        var account = new Account();
        fault.Inject(account.Engine.Cloud.Faults.AtCall(call.Number));

        var report = await account.RunAsync(Examples.Request(example));

        var where = $"{example}: {fault} at call {call.Number}, {call.Action}: {report.Failure}";
        Assert.True(report.Status is ExecutionStatus.Succeeded or ExecutionStatus.Failed, where);
        try
        {
            var committed = account.AssertNothingTemporaryLeft();
            Assert.True(fault.MustSucceed ? committed.Count == 1 : committed.Count <= 1, where);
            Assert.Equal(report.Status == ExecutionStatus.Succeeded, fault.MustSucceed || report.Status == ExecutionStatus.Succeeded);
            Assert.True(report.Status == ExecutionStatus.Succeeded || report.Failure!.Cause.Length > 20, where);
        }
        catch (Exception error)
        {
            throw new InvalidOperationException(where, error);
        }
    }

    private static async Task<IReadOnlyList<RecordedCall>> CallsWithoutFaultAsync(string example)
    {
        var account = new Account();
        await account.SucceedAsync(Examples.Request(example));
        return account.Engine.Cloud.Calls.All;
    }

    private static TheoryData<string, Fault> AllCases()
    {
        var cases = new TheoryData<string, Fault>();
        foreach (var example in new[] { "s3-encrypt", "s4-capture", "s5-unique-keys", "s5-unique-keys-snapshots" })
        {
            foreach (var fault in Fault.All)
            {
                cases.Add(example, fault);
            }
        }

        return cases;
    }
}
