using AmiPipeline.Simulator.Logs;
using Xunit;

namespace AmiPipeline.Scenarios.Outages;

/// <summary>Ends an execution without its clean-up at a call, as if its process was killed.</summary>
internal static class KilledExecution
{
    internal static async Task KillAsync(Account account, string request, int number, bool afterItsEffect)
    {
        using var kill = new CancellationTokenSource();
        var cloud = account.Engine.Cloud;
        cloud.Calls.Answered += Kill;
        var fault = cloud.Faults.AtCall(number);
        if (afterItsEffect)
        {
            fault.LoseResponse();
        }
        else
        {
            fault.FailInternally();
        }

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => account.Engine.RunAsync(request, "run-1", kill.Token));
        cloud.Calls.Answered -= Kill;

        void Kill(object? sender, RecordedCall call)
        {
            if (call.Number == number)
            {
                kill.Cancel();
            }
        }
    }
}
