using System.Collections.Concurrent;

namespace AmiPipeline.Exploration.Trials;

/// <summary>
/// What functions have done in the trials of one subject. A function knows its payload, the time, the sessions that it has in other accounts, and what
/// it is answered: with the same of these, it sends the same requests and comes to the same end. So it need not run again.
/// </summary>
/// <remarks>The memory of one subject is none for another: the functions' settings are not in it. Several trials may use it at once.</remarks>
public sealed class FunctionMemory
{
    // By the way to it: with what the function began, and each answer since.
    private readonly ConcurrentDictionary<Digest, FunctionStep> _steps = new();

    // Many requests are alike in parts, and a memory has hundreds of thousands.
    private readonly ConcurrentDictionary<RecordedHeaders, RecordedHeaders> _headers = new();
    private readonly ConcurrentDictionary<Digest, byte[]> _contents = new();
    private readonly ConcurrentDictionary<Uri, Uri> _uris = new();

    private int _repeated;

    /// <summary>How many requests and ends are remembered.</summary>
    public int Count => _steps.Count;

    /// <summary>How many runs of functions were repeated to their end, and did not take place.</summary>
    public int Repeated => _repeated;

    /// <summary>What a function does after all that it knows; null if no function has come there yet.</summary>
    /// <param name="known">What it knows.</param>
    internal FunctionStep? Find(Digest known) => _steps.GetValueOrDefault(known);

    /// <summary>Remembers what a function has done.</summary>
    /// <param name="known">What it knew.</param>
    /// <param name="step">What it did then.</param>
    /// <exception cref="InvalidOperationException">It did something else before: it depends on something that is not remembered.</exception>
    internal void Remember(Digest known, FunctionStep step)
    {
        if (_steps.TryGetValue(known, out var before) || !_steps.TryAdd(known, Share(step)))
        {
            before ??= _steps[known];
            if (before.IsSame(step))
            {
                return;
            }

            throw new InvalidOperationException($"A function {step} where it {before} before, with the same payload, time and answers.");
        }
    }

    /// <summary>Notes that a run did not take place.</summary>
    internal void NoteRepeated() => Interlocked.Increment(ref _repeated);

    private FunctionStep Share(FunctionStep step) => step.Request is not { } request ? step : step with
    {
        Request = request with
        {
            Uri = _uris.GetOrAdd(request.Uri, request.Uri),
            Headers = _headers.GetOrAdd(request.Headers, request.Headers),
            Content = _contents.GetOrAdd(Digest.From(request.Content), request.Content),
        },
    };
}
