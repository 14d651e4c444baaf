namespace AmiPipeline.Benchmarks.ColdStart;

/// <summary>One process from its start to its end.</summary>
/// <param name="First">From the start of the process until its first response came.</param>
/// <param name="Warm">The median of its later invocations, from giving one until its response came.</param>
/// <param name="PeakMebibytes">The most memory that the process ever had resident (VmHWM).</param>
internal sealed record ColdStartSample(TimeSpan First, TimeSpan Warm, double PeakMebibytes);
