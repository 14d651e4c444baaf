using AmiPipeline.Reports.Storing;
using AmiPipeline.Simulator.S3;

namespace AmiPipeline.Engines.Local;

/// <summary>Stores reports in simulated buckets.</summary>
/// <param name="buckets">The buckets.</param>
internal sealed class BucketReports(SimulatedBuckets buckets) : IReportStore
{
    /// <inheritdoc/>
    public Task PutAsync(string bucket, string key, byte[] html) => buckets.Put(bucket, key, html) is null
        ? throw new InvalidOperationException($"There is no bucket {bucket}: make it, or leave it out of the configuration.")
        : Task.CompletedTask;
}
