using AmiPipeline.Simulator.Logs;
using Xunit;

namespace AmiPipeline.Scenarios.Outages;

/// <summary>An execution ends without its clean-up, as if its process was killed.</summary>
internal static class Kill
{
    internal static async Task<RecordedCall?> AtCallAsync(Account account, string example, int number, bool afterItsEffect)
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
