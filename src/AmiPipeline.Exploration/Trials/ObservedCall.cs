using AmiPipeline.Simulator.Logs;

namespace AmiPipeline.Exploration.Trials;

/// <summary>A call of the execution without faults.</summary>
/// <param name="Call">The call.</param>
/// <param name="Present">The kinds of temporary resources that there were after it.</param>
public sealed record ObservedCall(RecordedCall Call, IReadOnlySet<string> Present);
