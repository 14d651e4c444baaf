using System.Runtime;

namespace AmiPipeline.Benchmarks;

/// <summary>
/// Measures by processor time, so that what else the machine does counts little: everything here runs on one core and waits for nothing.
/// </summary>
/// <param name="sampling">How much processor time an operation is measured for.</param>
internal sealed class Meter(TimeSpan sampling)
{
    private const int SampleCount = 9;

    /// <summary>The compiler has come to rest when it has compiled nothing for that much processor time.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan MaxWarmUp = TimeSpan.FromSeconds(20);

    /// <summary>Measures operations; what they do must not depend on how often they were done.</summary>
    /// <returns>A measurement for each, from samples taken in turn: what the machine does to one, it does to all.</returns>
    public async Task<Measurement[]> MeasureAsync(params Func<Task>[] operations)
    {
        foreach (var operation in operations)
        {
            await WarmUpAsync(operation);
        }

        GC.Collect();
        var samples = Array.ConvertAll(operations, _ => new List<Sample>());
        for (var round = 0; round < SampleCount; round++)
        {
            for (var number = 0; number < operations.Length; number++)
            {
                samples[number].Add(await RepeatAsync(operations[number], sampling / SampleCount));
            }
        }

        return Array.ConvertAll(samples, Summarize);
    }

    /// <summary>Repeats the operation until all of it is compiled for good.</summary>
    private static async Task WarmUpAsync(Func<Task> operation)
    {
        var compiled = -1L;
        for (var spent = TimeSpan.Zero; spent < MaxWarmUp && compiled != JitInfo.GetCompiledMethodCount();)
        {
            compiled = JitInfo.GetCompiledMethodCount();
            spent += (await RepeatAsync(operation, Rest)).Processor;
        }
    }

    private static async Task<Sample> RepeatAsync(Func<Task> operation, TimeSpan atLeast)
    {
        var bytes = GC.GetTotalAllocatedBytes();
        var before = Environment.CpuUsage.TotalTime;
        var processor = TimeSpan.Zero;
        var operations = 0;
        while (processor < atLeast)
        {
            await operation();
            operations++;
            processor = Environment.CpuUsage.TotalTime - before;
        }

        return new Sample(operations, processor, GC.GetTotalAllocatedBytes() - bytes);
    }

    private static Measurement Summarize(List<Sample> samples) => new(
        samples.Sum(sample => sample.Operations),
        Median(samples.Select(sample => sample.Processor.TotalMicroseconds / sample.Operations)),
        samples.Sum(sample => (double)sample.Bytes) / samples.Sum(sample => sample.Operations));

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }
}
