namespace AmiPipeline.Benchmarks;

/// <summary>One stretch of repetitions.</summary>
/// <param name="Operations">How often the operation was done.</param>
/// <param name="Processor">The processor time it took, all threads of the process together.</param>
/// <param name="Bytes">What was allocated.</param>
internal readonly record struct Sample(long Operations, TimeSpan Processor, long Bytes);
