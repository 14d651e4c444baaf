using AmiPipeline.StatesLanguage.Drivers;
using AmiPipeline.StatesLanguage.Executions;

namespace AmiPipeline.Exploration.Trials;

/// <summary>
/// Functions that need not run for what they have done before. What a function did is sent again, request by request, as long as each answer is one that
/// it has had there before; with the first other answer, it runs, and has the answers up to there from before.
/// </summary>
/// <param name="functions">The functions.</param>
/// <param name="memory">What they have done.</param>
/// <param name="interference">The faults.</param>
/// <param name="clock">The clock.</param>
/// <param name="cloudOf">Answers the requests of a function, by the placeholder of its name.</param>
internal sealed class RememberedFunctions(ITaskHandler functions, FunctionMemory memory, Interference interference, TimeProvider clock, Func<string, HttpMessageInvoker> cloudOf) : ITaskHandler
{
    // What has opened the sessions that the functions keep, in order. That one is over follows from the time, and its end, which STS has answered.
    private Digest _sessions;

    /// <summary>The run that is under way; null if none is.</summary>
    public Invocation? Current { get; private set; }

    /// <inheritdoc/>
    public async ValueTask<TaskOutcome> InvokeAsync(TaskRequest request, CancellationToken cancellationToken)
    {
        var start = Digest.From(request.PayloadUtf8.Span).Then(_sessions).Then(Digest.From($"{request.Function} {clock.GetUtcNow():O}"));
        var (known, end) = await RepeatAsync(start, cloudOf(request.Function));
        return end ?? await RunAsync(request, start, new Invocation(known, opened => _sessions = _sessions.Then(opened)), cancellationToken);
    }

    private async Task<(IReadOnlyList<(RecordedRequest Request, WireResponse Answer)> Known, TaskOutcome? End)> RepeatAsync(Digest knows, HttpMessageInvoker cloud)
    {
        List<(RecordedRequest Request, WireResponse Answer)> exchanges = [];
        while (memory.Find(knows) is { } step)
        {
            if (step.Outcome is not null)
            {
                memory.NoteRepeated();
                return (exchanges, step.Outcome);
            }

            var answer = await WireResponse.ReceiveAsync(async () =>
            {
                using var message = step.Request!.ToMessage();
                return await cloud.SendAsync(message, CancellationToken.None);
            });
            exchanges.Add((step.Request!, answer));
            if (interference.IsDue || !answer.IsAnswer)
            {
                break;
            }

            knows = knows.Then(answer.Digest);
        }

        return (exchanges, null);
    }

    private async Task<TaskOutcome> RunAsync(TaskRequest request, Digest start, Invocation invocation, CancellationToken cancellationToken)
    {
        var outer = Current;
        Current = invocation;
        var outcome = await functions.InvokeAsync(request, cancellationToken);
        Current = outer;
        if (invocation.Differs is { } error)
        {
            throw error;
        }

        if (invocation.IsRepeatable && invocation.Exchanges.All(exchange => exchange.Answer.IsAnswer && !exchange.Request.OpensSession))
        {
            Remember(start, invocation, outcome);
        }

        return outcome;
    }

    private void Remember(Digest knows, Invocation invocation, TaskOutcome outcome)
    {
        foreach (var (sent, answer) in invocation.Exchanges)
        {
            memory.Remember(knows, new FunctionStep(sent, null));
            knows = knows.Then(answer.Digest);
        }

        memory.Remember(knows, new FunctionStep(null, outcome));
    }
}
