namespace AmiPipeline.Simulator.Policies;

/// <summary>A policy.</summary>
/// <param name="Statements">Its statements, in order.</param>
internal sealed record PolicyDocument(IReadOnlyList<PolicyStatement> Statements);
