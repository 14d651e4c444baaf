using AmiPipeline.Simulator.Logs;

namespace AmiPipeline.Exploration.Trials;

/// <summary>A call of the execution without faults.</summary>
/// <param name="Call">The call.</param>
/// <param name="State">The state whose task made it.</param>
/// <param name="Present">The kinds of temporary resources that there were after it.</param>
public sealed record ObservedCall(RecordedCall Call, string State, IReadOnlySet<string> Present);
