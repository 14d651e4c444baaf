namespace AmiPipeline.Benchmarks;

/// <summary>What one operation costs.</summary>
/// <param name="Operations">How many were measured.</param>
/// <param name="Microseconds">Processor time of one: the median of the samples.</param>
/// <param name="Bytes">What one allocates on average.</param>
internal sealed record Measurement(long Operations, double Microseconds, double Bytes)
{
    /// <summary>How many a core does in a second that it has for itself.</summary>
    public double PerSecond => 1e6 / Microseconds;

    /// <summary>The same work, counted in other units.</summary>
    /// <param name="units">How many units an operation has.</param>
    public Measurement Per(double units) =>
        new((long)(Operations * units), Microseconds / units, Bytes / units);
}
