using AmiPipeline.Waiting;
using Xunit;

namespace AmiPipeline.Tests.Waiting;

public sealed class SharingScheduleTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0, 2)]
    [InlineData(30, 30)]
    [InlineData(3600, 120)]
    public void Next_WaitsForTheFirstThatIsDue_WithinBounds(int dueSeconds, int seconds) =>
        Assert.Equal(seconds, SharingSchedule.Next(null, Now, Now.AddSeconds(dueSeconds), retries: 0)!.Seconds);

    [Theory]
    [InlineData(0, 60)]
    [InlineData(3, 30)]
    [InlineData(20, 8)]
    public void Next_ComesToAnEnd_TheSoonerTheMoreItIsRetried(int retries, int passes)
    {
        WaitState? wait = null;
        var count = 1;
        while ((wait = SharingSchedule.Next(wait, Now, Now, retries)) is not null)
        {
            count++;
        }

        Assert.Equal(passes, count);
    }
}
