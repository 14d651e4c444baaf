namespace AmiPipeline.Benchmarks.Load;

/// <summary>What a crowd of clients saw of a server in a slice of time, or in several.</summary>
/// <param name="Elapsed">How long it lasted.</param>
/// <param name="Latencies">What each call took, in milliseconds.</param>
/// <param name="Errors">How many calls were not answered with 200.</param>
internal sealed record LoadSlice(TimeSpan Elapsed, IReadOnlyList<double> Latencies, int Errors)
{
    public double CallsPerSecond => Latencies.Count / Elapsed.TotalSeconds;

    public static LoadSlice Of(IReadOnlyCollection<LoadSlice> slices) => new(
        TimeSpan.FromTicks(slices.Sum(slice => slice.Elapsed.Ticks)),
        [.. slices.SelectMany(slice => slice.Latencies).Order()],
        slices.Sum(slice => slice.Errors));

    /// <summary>The latency that a share of the calls does not exceed; those of a sum of slices are in order.</summary>
    /// <param name="share">From 0 to 1.</param>
    public double Percentile(double share) => Latencies[Math.Min(Latencies.Count - 1, (int)(Latencies.Count * share))];
}
