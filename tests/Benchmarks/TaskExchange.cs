using AmiPipeline.StatesLanguage.Drivers;

namespace AmiPipeline.Benchmarks;

/// <summary>A task that the engine wanted done, and what came of it.</summary>
/// <param name="At">When, in virtual time.</param>
/// <param name="Function">The function's name.</param>
/// <param name="Payload">What the function was given.</param>
/// <param name="Outcome">What came of it.</param>
internal sealed record TaskExchange(DateTimeOffset At, string Function, byte[] Payload, TaskOutcome Outcome);
