namespace AmiPipeline.Exploration.Trials;

/// <summary>One run of a function: what it sends and is answered.</summary>
/// <param name="known">What it sends first, and has been answered already.</param>
/// <param name="onSession">Takes what opened a session when the function gets it, and keeps it: from then on, other runs have it too.</param>
internal sealed class Invocation(IReadOnlyList<(RecordedRequest Request, WireResponse Answer)> known, Action<Digest>? onSession = null)
{
    private readonly List<(RecordedRequest Request, WireResponse Answer)> _exchanges = [.. known];
    private int _sent;

    /// <summary>What it has sent and was answered, in order.</summary>
    public IReadOnlyList<(RecordedRequest Request, WireResponse Answer)> Exchanges => _exchanges;

    /// <summary>Whether what it does follows from its answers alone, as far as is known.</summary>
    public bool IsRepeatable { get; set; } = true;

    /// <summary>Whether there are answers that it has had already, and has not asked for yet.</summary>
    public bool IsBehind => _sent < known.Count;

    /// <summary>Sends a request, or gives the answer that it has had already.</summary>
    /// <param name="request">The request.</param>
    /// <param name="send">Sends it.</param>
    /// <exception cref="InvalidOperationException">It is another request than before.</exception>
    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, Func<Task<HttpResponseMessage>> send)
    {
        // Before it is sent: what stands between may change its headers.
        var recorded = await RecordedRequest.FromAsync(request);
        if (IsBehind)
        {
            var (before, answer) = known[_sent++];
            if (before.IsSame(recorded))
            {
                return answer.ToMessage(request);
            }

            Differs = new InvalidOperationException($"A function sent {recorded} where it sent {before} before, with the same payload, time and answers.");
            throw Differs;
        }

        var received = await WireResponse.ReceiveAsync(send);
        _exchanges.Add((recorded, received));
        _sent = _exchanges.Count;
        return received.ToMessage(request);
    }

    /// <summary>Notes that the function gets the answer to what it sent last: what came between may have ended it before.</summary>
    public void NoteDelivered()
    {
        var (sent, answer) = _exchanges[_sent - 1];
        if (sent.OpensSession)
        {
            onSession?.Invoke(sent.Digest.Then(answer.Digest));
        }
    }

    /// <summary>That it sent another request than before; null if it did not.</summary>
    public InvalidOperationException? Differs { get; private set; }
}
