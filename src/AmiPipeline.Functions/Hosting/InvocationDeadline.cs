using AmiPipeline.Functions.Catalog;

namespace AmiPipeline.Functions.Hosting;

/// <summary>
/// Ends a function shortly before Lambda would, so that an overrun is an error that says so. What is under way when the time is up is
/// cancelled, and a function that continues anyway can no longer reach AWS.
/// </summary>
/// <remarks>
/// The token travels with the flow of the invocation, not with its parameters: <see cref="DeadlineHandler"/> hands it to each of the SDK's requests.
/// </remarks>
/// <param name="clock">The clock.</param>
internal sealed class InvocationDeadline(TimeProvider clock)
{
    // Enough for the report to reach Lambda on a fraction of a processor.
    private static readonly TimeSpan MaxReserve = TimeSpan.FromMilliseconds(500);

    private readonly AsyncLocal<CancellationToken> _current = new();

    /// <summary>Cancelled when the time of the invocation is up; outside of an invocation it never is.</summary>
    public CancellationToken Token => _current.Value;

    /// <summary>Runs a function within the time that its context gives.</summary>
    /// <param name="function">The function.</param>
    /// <param name="input">Its payload.</param>
    /// <param name="context">Its context.</param>
    /// <exception cref="InvocationTimedOutException">The time was up first. Whether the function's last call took effect is not known.</exception>
    public async Task<Stream> InvokeAsync(LambdaFunction function, Stream input, ILambdaContext context)
    {
        var given = Given(context.RemainingTime);
        using var timer = new CancellationTokenSource(given, clock);
        _current.Value = timer.Token;
        try
        {
            return await function.InvokeAsync(input, context).WaitAsync(timer.Token);
        }
        catch (Exception error) when (timer.IsCancellationRequested)
        {
            throw new InvocationTimedOutException(
                $"{function.Name}: the function ran out of time after {given.TotalSeconds:0.0} s; whether its last call took effect is not known.", error);
        }
    }

    private static TimeSpan Given(TimeSpan remaining)
    {
        var reserve = remaining / 4 < MaxReserve ? remaining / 4 : MaxReserve;
        return remaining > TimeSpan.Zero ? remaining - reserve : TimeSpan.Zero;
    }
}
