using Amazon.Lambda.TestUtilities;
using AmiPipeline.Errors;
using AmiPipeline.Functions.Catalog;
using AmiPipeline.Functions.Hosting;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace AmiPipeline.Functions.Tests.Hosting;

/// <summary>How a function's time runs out.</summary>
public sealed class InvocationDeadlineTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly InvocationDeadline _deadline;

    public InvocationDeadlineTests() => _deadline = new InvocationDeadline(_clock);

    [Fact]
    public async Task Function_InTime_GivesItsOutput()
    {
        var output = new MemoryStream();

        var given = await InvokeAsync(TimeSpan.FromSeconds(10), () => Task.FromResult<Stream>(output));

        Assert.Same(output, given);
    }

    [Fact]
    public async Task Function_FailingInTime_FailsAsItDoes() =>
        await Assert.ThrowsAsync<AwsThrottledException>(() => InvokeAsync(TimeSpan.FromSeconds(10), () => throw new AwsThrottledException("Slow down.")));

    /// <summary>Half a second is for the report; of little time, a quarter is.</summary>
    [Theory]
    [InlineData(10_000, 9_500)]
    [InlineData(2_000, 1_500)]
    [InlineData(400, 300)]
    public async Task Function_Overrunning_EndsBeforeLambdaEndsIt(int remaining, int until)
    {
        var running = InvokeAsync(TimeSpan.FromMilliseconds(remaining), NeverAsync);

        _clock.Advance(TimeSpan.FromMilliseconds(until - 1));
        Assert.False(running.IsCompleted);
        _clock.Advance(TimeSpan.FromMilliseconds(1));

        var error = await Assert.ThrowsAsync<InvocationTimedOutException>(() => running);
        Assert.StartsWith($"CheckImage: the function ran out of time after {until / 1000.0:0.0} s", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Function_WithoutAnyTime_DoesNotCall()
    {
        var sent = new CountingHandler();
        using var http = new HttpClient(new DeadlineHandler(_deadline, sent));

        await Assert.ThrowsAsync<InvocationTimedOutException>(() => InvokeAsync(TimeSpan.Zero, () => CallAsync(http)));

        Assert.Equal(0, sent.Count);
    }

    [Fact]
    public async Task Call_UnderWayWhenTimeIsUp_IsCancelledAndNoneFollows()
    {
        var sent = new CountingHandler();
        using var http = new HttpClient(new DeadlineHandler(_deadline, sent));
        var goesOn = new TaskCompletionSource();
        Task? stubborn = null;

        var running = InvokeAsync(TimeSpan.FromSeconds(10), () =>
        {
            stubborn = StubbornAsync(http, goesOn.Task);
            return NeverAsync();
        });
        _clock.Advance(TimeSpan.FromSeconds(10));

        await Assert.ThrowsAsync<InvocationTimedOutException>(() => running);
        goesOn.SetResult();
        await stubborn!;
        Assert.Equal((1, 1), (sent.Count, sent.Cancelled));
    }

    [Fact]
    public async Task Call_OutsideOfInvocations_HasNoDeadline()
    {
        var sent = new CountingHandler { Answers = true };
        using var http = new HttpClient(new DeadlineHandler(_deadline, sent));
        await InvokeAsync(TimeSpan.FromSeconds(1), () => Task.FromResult<Stream>(new MemoryStream()));
        _clock.Advance(TimeSpan.FromHours(1));

        await CallAsync(http);

        Assert.Equal((1, 0), (sent.Count, sent.Cancelled));
    }

    private Task<Stream> InvokeAsync(TimeSpan remaining, Func<Task<Stream>> function) => _deadline.InvokeAsync(
        new LambdaFunction(FunctionNames.CheckImage, (_, _) => function()), new MemoryStream(), new TestLambdaContext { RemainingTime = remaining });

    private static Task<Stream> NeverAsync() => new TaskCompletionSource<Stream>().Task;

    private static async Task<Stream> CallAsync(HttpClient http)
    {
        using var response = await http.GetAsync(new Uri("http://ec2.test/"));
        return new MemoryStream();
    }

    /// <summary>Calls, swallows its end, and calls again.</summary>
    private static async Task StubbornAsync(HttpClient http, Task goesOn)
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => CallAsync(http));
        await goesOn;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => CallAsync(http));
    }
}
