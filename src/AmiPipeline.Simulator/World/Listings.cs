namespace AmiPipeline.Simulator.World;

/// <summary>
/// What Describe calls found that have more pages, so that a page takes a time that does not grow with all there is. What was made since is not in it;
/// what a page has is looked at again.
/// </summary>
internal sealed class Listings
{
    private const int MaxKept = 16;

    private readonly Dictionary<string, object> _found = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();

    /// <summary>What a call found; null if that is no longer known.</summary>
    /// <param name="key">The call, without its page.</param>
    public List<T>? Find<T>(string key) => _found.GetValueOrDefault(key) as List<T>;

    /// <summary>Keeps what a call found, and forgets the oldest of more than are kept.</summary>
    /// <param name="key">The call, without its page.</param>
    /// <param name="found">What it found.</param>
    public void Keep<T>(string key, List<T> found)
    {
        if (!_found.ContainsKey(key))
        {
            _order.Enqueue(key);
        }

        _found[key] = found;
        if (_order.Count > MaxKept)
        {
            _found.Remove(_order.Dequeue());
        }
    }
}
