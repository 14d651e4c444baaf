using AmiPipeline.Simulator.Policies;

namespace AmiPipeline.Simulator.World;

/// <summary>The policy that a session was started with.</summary>
/// <param name="Document">What it allows.</param>
/// <param name="Text">It as it was written.</param>
internal sealed record SessionPolicy(PolicyDocument Document, string Text);
