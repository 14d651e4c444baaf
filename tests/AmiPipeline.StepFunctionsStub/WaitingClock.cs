using System.Threading.Channels;
using AmiPipeline.StatesLanguage.Drivers;

namespace AmiPipeline.StepFunctionsStub;

/// <summary>A virtual clock for a program that waits: it notices when the program does, and lets time go on then alone.</summary>
/// <param name="clock">The clock that shows the time.</param>
public sealed class WaitingClock(VirtualClock clock) : TimeProvider
{
    private readonly Channel<bool> _timersSet = Channel.CreateUnbounded<bool>();

    public override TimeZoneInfo LocalTimeZone => clock.LocalTimeZone;

    public override long TimestampFrequency => clock.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => clock.GetUtcNow();

    public override long GetTimestamp() => clock.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = clock.CreateTimer(callback, state, dueTime, period);
        _timersSet.Writer.TryWrite(true);
        return timer;
    }

    /// <summary>Runs a program to its end, and executions meanwhile.</summary>
    public async Task<T> DriveAsync<T>(Task<T> program, StepFunctionsEndpoint stepFunctions)
    {
        while (!program.IsCompleted)
        {
            if (clock.NextTimerDue is null)
            {
                await Task.WhenAny(program, _timersSet.Reader.ReadAsync().AsTask());
            }
            else if (!await stepFunctions.StepAsync())
            {
                clock.AdvanceTo(clock.NextTimerDue ?? clock.GetUtcNow());
            }
        }

        return await program;
    }
}
