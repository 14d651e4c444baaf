using AmiPipeline.Simulator.Logs;
using Xunit;

namespace AmiPipeline.Scenarios.Outages;

/// <summary>Ends an execution without its clean-up at a call, as if its process was killed.</summary>
internal static class KilledExecution
{
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
