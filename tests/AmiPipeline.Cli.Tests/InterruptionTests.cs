using AmiPipeline.Cli.Hosting;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace AmiPipeline.Cli.Tests;

public sealed class InterruptionTests
{
    private readonly FakeTimeProvider _clock = new();

    [Theory]
    [InlineData(0, false)]
    [InlineData(1.9, false)]
    [InlineData(2, true)]
    [InlineData(60, true)]
    public void SecondSignal_WithinTwoSeconds_IsTheFirstOnce(double seconds, bool stopsAtOnce)
    {
        using var interruption = new Interruption(_clock);

        Assert.True(interruption.Request());
        _clock.Advance(TimeSpan.FromSeconds(seconds));
        Assert.True(interruption.Request());

        Assert.True(interruption.Orderly.IsCancellationRequested);
        Assert.Equal(stopsAtOnce, interruption.AtOnce.IsCancellationRequested);
    }

    [Fact]
    public void SignalsAfterTheSecond_AreTheSystems()
    {
        using var interruption = new Interruption(_clock);
        interruption.Request();
        _clock.Advance(TimeSpan.FromSeconds(1));
        interruption.Request();
        _clock.Advance(TimeSpan.FromSeconds(2));

        Assert.True(interruption.Request());
        Assert.True(interruption.AtOnce.IsCancellationRequested);
        Assert.False(interruption.Request());
    }
}
