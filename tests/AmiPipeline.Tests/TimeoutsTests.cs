using Xunit;

namespace AmiPipeline.Tests;

public sealed class TimeoutsTests
{
    /// <summary>One that outlasted what is around it would be cut off without a word, and made again while it still runs.</summary>
    [Fact]
    public void Timeouts_EndBeforeThoseAroundThem()
    {
        Assert.InRange(Timeouts.Attempt, TimeSpan.FromSeconds(1), Timeouts.Function - TimeSpan.FromSeconds(1));
        Assert.InRange(Timeouts.Function, TimeSpan.FromSeconds(1), Timeouts.Task - TimeSpan.FromSeconds(1));
    }
}
