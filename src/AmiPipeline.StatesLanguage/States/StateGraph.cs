namespace AmiPipeline.StatesLanguage.States;

/// <summary>States that belong together: those of the machine, of one branch, or of an iteration.</summary>
/// <param name="start">The first state.</param>
internal sealed class StateGraph(State start)
{
    public State Start => start;
}
