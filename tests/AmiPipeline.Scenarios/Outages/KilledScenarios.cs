using AmiPipeline.Simulator.Logs;
using AmiPipeline.StatesLanguage.Executions;
using Xunit;

namespace AmiPipeline.Scenarios.Outages;

/// <summary>An execution ends without its clean-up at any call, as if its process was killed. The same request under the same name makes up for it.</summary>
public sealed class KilledScenarios
{
    [Theory]
    [InlineData("s3-encrypt", true)]
    [InlineData("s3-encrypt", false)]
    [InlineData("s4-capture", true)]
    [InlineData("s5-unique-keys", true)]
    [InlineData("s5-unique-keys", false)]
    [InlineData("s5-unique-keys-snapshots", true)]
    [InlineData("s5-unique-keys-snapshots", false)]
    public async Task KilledAtEachCall_TheSameAgain_GivesOneImageAndLeavesNothing(string example, bool afterItsEffect)
    {
        var complete = new Account();
        await complete.SucceedAsync(Examples.Request(example));

        for (var number = 1; number <= complete.Engine.Cloud.Calls.Count; number++)
        {
            var account = new Account();
            var call = await KillAsync(account, example, number, afterItsEffect);

            var report = await account.RunAsync(Examples.Request(example));

            var where = $"{example}: killed at call {number}, {call?.Action}: {report.Failure}";
            // An instance that was stopped meanwhile does not run again: it is removed, and the third time begins anew.
            Assert.True(report.Status == ExecutionStatus.Succeeded || report.Failure!.Error == "InstanceFailedException", where);
            try
            {
                Assert.Equal(report.Status == ExecutionStatus.Succeeded ? 1 : 0, account.AssertNothingTemporaryLeft().Count);
            }
            catch (Exception error)
            {
                throw new InvalidOperationException(where, error);
            }
        }
    }

    internal static async Task<RecordedCall?> KillAsync(Account account, string example, int number, bool afterItsEffect)
    {
        using var kill = new CancellationTokenSource();
        var last = default(RecordedCall);
        account.Engine.Cloud.Calls.Answered += Kill;
        var fault = account.Engine.Cloud.Faults.AtCall(number);
        if (afterItsEffect)
        {
            fault.LoseResponse();
        }
        else
        {
            fault.FailInternally();
        }

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => account.Engine.RunAsync(Examples.Request(example), "run-1", kill.Token));
        account.Engine.Cloud.Calls.Answered -= Kill;
        return last;

        void Kill(object? sender, RecordedCall call)
        {
            if (call.Number == number)
            {
                last = call;
                kill.Cancel();
            }
        }
    }
}
