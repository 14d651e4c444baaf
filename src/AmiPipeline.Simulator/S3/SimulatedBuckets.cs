using System.Security.Cryptography;

namespace AmiPipeline.Simulator.S3;

/// <summary>Buckets of S3 with their objects, for whoever reads and writes them here. They are not part of a saved world.</summary>
/// <param name="clock">The clock, for the times of objects.</param>
/// <threadsafety>Every method may be called from any thread.</threadsafety>
public sealed class SimulatedBuckets(TimeProvider clock)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, SortedDictionary<string, StoredObject>> _buckets = new(StringComparer.Ordinal);

    /// <summary>Makes a bucket.</summary>
    /// <param name="bucket">Its name.</param>
    /// <returns>False if it is there already.</returns>
    public bool TryCreate(string bucket)
    {
        lock (_gate)
        {
            return _buckets.TryAdd(bucket, new SortedDictionary<string, StoredObject>(StringComparer.Ordinal));
        }
    }

    /// <summary>Whether a bucket is there.</summary>
    /// <param name="bucket">Its name.</param>
    public bool Has(string bucket)
    {
        lock (_gate)
        {
            return _buckets.ContainsKey(bucket);
        }
    }

    /// <summary>Writes an object, in place of one that is there.</summary>
    /// <param name="bucket">The bucket.</param>
    /// <param name="key">Its key.</param>
    /// <param name="content">Its content.</param>
    /// <returns>The object; null if there is no such bucket.</returns>
    public StoredObject? Put(string bucket, string key, byte[] content)
    {
        ArgumentNullException.ThrowIfNull(content);
        lock (_gate)
        {
            return _buckets.TryGetValue(bucket, out var objects) ? objects[key] = new StoredObject(key, content, clock.GetUtcNow()) : null;
        }
    }

    /// <summary>An object; null if there is none.</summary>
    /// <param name="bucket">The bucket.</param>
    /// <param name="key">Its key.</param>
    public StoredObject? Find(string bucket, string key)
    {
        lock (_gate)
        {
            return _buckets.TryGetValue(bucket, out var objects) ? objects.GetValueOrDefault(key) : null;
        }
    }

    /// <summary>The objects of a bucket in the order of their keys.</summary>
    /// <param name="bucket">The bucket.</param>
    /// <param name="prefix">What their keys begin with.</param>
    /// <param name="after">Only keys after this one; empty for all.</param>
    public IReadOnlyList<StoredObject> List(string bucket, string prefix, string after)
    {
        lock (_gate)
        {
            return _buckets.TryGetValue(bucket, out var objects)
                ? [.. objects.Values.Where(one => one.Key.StartsWith(prefix, StringComparison.Ordinal) && string.CompareOrdinal(one.Key, after) > 0)]
                : [];
        }
    }
}

/// <summary>An object in a bucket.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Content">Its content.</param>
/// <param name="LastModified">When it was written.</param>
public sealed record StoredObject(string Key, byte[] Content, DateTimeOffset LastModified)
{
    /// <summary>Its entity tag, with the quotes that S3 puts around it: the MD5 of the content (S3 API Reference, Object).</summary>
#pragma warning disable CA5351 // S3's entity tags are MD5; nothing is protected by it.
    public string ETag => field ??= $"\"{Convert.ToHexStringLower(MD5.HashData(Content))}\"";
#pragma warning restore CA5351
}
