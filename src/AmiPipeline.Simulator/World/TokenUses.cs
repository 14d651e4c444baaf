namespace AmiPipeline.Simulator.World;

/// <summary>What each client token of a Region brought about, by account, action and token.</summary>
internal sealed class TokenUses
{
    private readonly Dictionary<string, TokenUse> _uses = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();

    public TokenUse? Find(string key) => _uses.GetValueOrDefault(key);

    /// <summary>Remembers a use, and forgets the oldest of more than are kept.</summary>
    public void Add(string key, TokenUse use, int kept)
    {
        _uses.Add(key, use);
        _order.Enqueue(key);
        if (_order.Count > kept)
        {
            _uses.Remove(_order.Dequeue());
        }
    }
}

/// <summary>What a client token was used for: the request's fingerprint and the ids it brought about.</summary>
internal sealed record TokenUse(string Fingerprint, IReadOnlyList<string> Ids);
