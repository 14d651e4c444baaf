using System.Text;
using AmiPipeline.Simulator.S3;
using AmiPipeline.StatesLanguage.Drivers;

namespace AmiPipeline.Engines.Local;

/// <summary>The objects of simulated buckets, for Map Runs.</summary>
/// <param name="buckets">The buckets.</param>
public sealed class BucketObjects(SimulatedBuckets buckets) : IObjectStore
{
    /// <inheritdoc/>
    public string Read(string bucket, string key) => Existing(bucket).Find(bucket, key) is { } found
        ? Encoding.UTF8.GetString(found.Content)
        : throw new ObjectStoreException("NoSuchKey", "The specified key does not exist.");

    /// <inheritdoc/>
    public string Write(string bucket, string key, string content) => Existing(bucket).Put(bucket, key, Encoding.UTF8.GetBytes(content))!.ETag;

    /// <inheritdoc/>
    public IEnumerable<ListedObject> List(string bucket, string prefix) =>
        Existing(bucket).List(bucket, prefix, "").Select(found => new ListedObject(found.Key, found.ETag, found.LastModified, found.Content.Length));

    private SimulatedBuckets Existing(string bucket) => buckets.Has(bucket) ? buckets : throw new ObjectStoreException("NoSuchBucket", "The specified bucket does not exist");
}
