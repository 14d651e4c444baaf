namespace AmiPipeline.Simulator.World;

/// <summary>What each client token of a Region brought about, by account, action and token.</summary>
internal sealed class TokenUses
{
    private readonly Dictionary<string, TokenUse> _uses = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();

    public TokenUse? Find(string key) => _uses.GetValueOrDefault(key);

    /// <summary>The uses of an account, the oldest first; the keys without the account.</summary>
    public IEnumerable<(string Key, TokenUse Use)> Of(string accountId) => _order
        .Where(key => key.StartsWith(accountId + " ", StringComparison.Ordinal) && _uses.ContainsKey(key))
        .Select(key => (key[(accountId.Length + 1)..], _uses[key]));

    /// <summary>Remembers the uses that others remember.</summary>
    public void AddAll(TokenUses others)
    {
        foreach (var key in others._order.Where(others._uses.ContainsKey))
        {
            Add(key, others._uses[key], int.MaxValue);
        }
    }

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
