namespace AmiPipeline.StatesLanguage.Executions;

/// <summary>What a strand does next, unless it has moved on by then.</summary>
/// <param name="Execution">The execution.</param>
/// <param name="Strand">The strand of it; null for the execution as a whole.</param>
/// <param name="Version">The strand's version when this was planned.</param>
/// <param name="Action">What to do.</param>
internal readonly record struct Turn(Execution Execution, Strand? Strand, int Version, TurnAction Action)
{
    public bool IsStale => Execution.Status != ExecutionStatus.Running || (Strand is not null && Strand.Version != Version);
}
