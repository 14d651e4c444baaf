namespace AmiPipeline.StatesLanguage.Executions;

/// <summary>What a strand does next, unless it has moved on by then.</summary>
/// <param name="Strand">The strand; null for the execution as a whole.</param>
/// <param name="Version">The strand's version when this was planned.</param>
/// <param name="Action">What to do.</param>
internal readonly record struct Turn(Strand? Strand, int Version, TurnAction Action)
{
    public bool IsStale => Strand is not null && Strand.Version != Version;
}
