using System.Collections.Concurrent;
using System.Text;
using AmiPipeline.Functions.Catalog;
using AmiPipeline.Simulator.Hosting;

namespace AmiPipeline.Engines.Local;

/// <summary>
/// Lambda's asynchronous invocation: two more tries, after one minute and after two more (Lambda Developer Guide, "How Lambda handles errors and retries
/// with asynchronous invocation"). An event with which a function fails each time is logged.
/// </summary>
internal sealed class BackgroundFunctions(Func<string, LambdaFunction> functions, AcceleratedClock clock, Action<string> log) : IDisposable
{
    private static readonly TimeSpan[] Pauses = [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2)];

    // A timer that nobody holds may never fire.
    private readonly ConcurrentBag<ITimer> _retries = [];
    private long _requests;

    public void Start(string function, string delivered) => _ = RunAsync(function, delivered, 0);

    public void Dispose()
    {
        foreach (var timer in _retries)
        {
            timer.Dispose();
        }
    }

    private async Task RunAsync(string function, string delivered, int tries)
    {
        // Whoever raises the event does not wait.
        await Task.Yield();
        try
        {
            using var work = clock.RunInRealTime();
            var context = new LocalLambdaContext(function, $"event-{Interlocked.Increment(ref _requests)}", log);
            await using var output = await functions(function).InvokeAsync(new MemoryStream(Encoding.UTF8.GetBytes(delivered)), context);
        }
        catch (Exception) when (tries < Pauses.Length)
        {
            _retries.Add(clock.CreateTimer(_ => _ = RunAsync(function, delivered, tries + 1), null, Pauses[tries], Timeout.InfiniteTimeSpan));
        }
        catch (Exception error)
        {
            log($"{function} failed {tries + 1} times with {error.GetType().Name}: {error.Message}\n  {delivered}");
        }
    }
}
