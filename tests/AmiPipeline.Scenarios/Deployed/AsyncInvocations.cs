using System.Text;
using System.Text.Json;
using Amazon.Lambda.TestUtilities;
using AmiPipeline.Functions.Catalog;

namespace AmiPipeline.Scenarios.Deployed;

/// <summary>Lambda's asynchronous invocation: two more tries, after one minute and after two more, then the on-failure destination (Lambda Developer Guide, "How Lambda handles errors and retries with asynchronous invocation").</summary>
/// <param name="functions">The functions by their names.</param>
/// <param name="clock">The clock.</param>
internal sealed class AsyncInvocations(Func<string, LambdaFunction> functions, TimeProvider clock)
{
    private static readonly TimeSpan[] Pauses = [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2)];

    private readonly PriorityQueue<(string Function, JsonElement Event, int Tries), DateTimeOffset> _waiting = new();

    /// <summary>What the functions gave out, by function.</summary>
    public List<(string Function, JsonElement Output)> Outputs { get; } = [];

    /// <summary>What came to the on-failure destination: function, event, and the last error's name.</summary>
    public List<(string Function, JsonElement Event, string Error)> DeadLetters { get; } = [];

    /// <summary>When the next try is due; null if none is.</summary>
    public DateTimeOffset? NextDue => _waiting.TryPeek(out _, out var due) ? due : null;

    public void Add(string function, JsonElement happened) => _waiting.Enqueue((function, happened, 0), clock.GetUtcNow());

    /// <summary>Runs one invocation that is due; false if there is none.</summary>
    public async Task<bool> RunDueAsync()
    {
        if (!(NextDue <= clock.GetUtcNow()))
        {
            return false;
        }

        var (function, happened, tries) = _waiting.Dequeue();
        try
        {
            Outputs.Add((function, await InvokeAsync(function, happened)));
        }
        catch (Exception) when (tries < Pauses.Length)
        {
            _waiting.Enqueue((function, happened, tries + 1), clock.GetUtcNow() + Pauses[tries]);
        }
        catch (Exception error)
        {
            DeadLetters.Add((function, happened, error.GetType().Name));
        }

        return true;
    }

    /// <summary>Calls a function, and waits for its output.</summary>
    public async Task<JsonElement> InvokeAsync(string function, JsonElement happened)
    {
        var input = new MemoryStream(Encoding.UTF8.GetBytes(happened.GetRawText()));
        await using var output = await functions(function).InvokeAsync(input, new TestLambdaContext { FunctionName = function, AwsRequestId = "deployed", Logger = SilentLogger.Instance });
        return (await JsonDocument.ParseAsync(output)).RootElement;
    }
}
