using AmiPipeline.Waiting;
using Xunit;

namespace AmiPipeline.Tests.Waiting;

public sealed class PublishScheduleTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Wait_LastsUntilSomethingIsDue_AndGrowsWithThePasses()
    {
        var first = PublishSchedule.Next(null, Now, Now.AddSeconds(5), retries: 0)!;
        var second = PublishSchedule.Next(first with { Checks = 40 }, Now.AddSeconds(5), Now.AddSeconds(6), retries: 0)!;

        Assert.Equal((5, 1), (first.Seconds, first.Checks));
        Assert.Equal(23, second.Seconds);
        Assert.Equal(120, PublishSchedule.Next(first, Now, Now.AddSeconds(120), retries: 0)!.Seconds);
    }

    /// <summary>Where a destination is due at once each time, the passes end all the same; each retried one counts as more.</summary>
    [Theory]
    [InlineData(0, 59)]
    [InlineData(3, 29)]
    [InlineData(20, 7)]
    public void Passes_AreBounded(int retries, int most)
    {
        var (passes, wait, now) = (0, PublishSchedule.Next(null, Now, Now, retries), Now);
        while (wait is not null)
        {
            passes++;
            now = now.AddSeconds(wait.Seconds);
            wait = PublishSchedule.Next(wait, now, now, retries);
        }

        Assert.Equal(most, passes);
    }
}
