using AmiPipeline.Waiting;
using Xunit;

namespace AmiPipeline.Tests.Waiting;

public sealed class CopyScheduleTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void FirstPass_WaitsUntilTheFirstCopyIsDue() =>
        Assert.Equal(new WaitState { StartedAt = Start, Checks = 1, Seconds = 90 }, CopySchedule.Next(null, Start, Start.AddSeconds(90), retries: 0));

    [Theory]
    [InlineData(1, 15)]
    [InlineData(10, 30)]
    [InlineData(100, 300)]
    public void CopyThatIsDueAtOnce_WaitsForAShareOfTheTime(int minutes, int seconds)
    {
        var now = Start.AddMinutes(minutes);

        Assert.Equal(seconds, CopySchedule.Next(new WaitState { StartedAt = Start, Checks = 7 }, now, now, retries: 0)!.Seconds);
    }

    [Fact]
    public void RetriesOfAPass_CountAsPasses_AndThinThemOut()
    {
        var next = CopySchedule.Next(new WaitState { StartedAt = Start, Checks = 7 }, Start, Start, retries: 4)!;

        Assert.Equal((10, 45), (next.Checks, next.Seconds));
    }

    /// <summary>Nine events for each pass: so many passes leave what the longest image needs of 25,000.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void Passes_EndInTime(int retries)
    {
        var (now, passes) = (Start, 0);
        WaitState? wait = null;
        while ((wait = CopySchedule.Next(wait, now, now, retries)) is not null)
        {
            now = now.AddSeconds(wait.Seconds);
            passes++;
        }

        Assert.InRange(passes, 50, CopySchedule.MaxPasses);
        Assert.InRange(now - Start, CopySchedule.MaxElapsed, CopySchedule.MaxElapsed + TimeSpan.FromSeconds(1));
    }
}
