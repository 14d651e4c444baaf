using AmiPipeline.Simulator.Options;

namespace AmiPipeline.Simulator.Faults;

/// <summary>What happens to a call: refused before it has any effect, or something happens to its response after it.</summary>
internal abstract record CallFault
{
    /// <summary>Refused before it has any effect.</summary>
    /// <param name="Code">The error code.</param>
    /// <param name="Message">The error's text.</param>
    /// <param name="Status">The HTTP status.</param>
    public sealed record Refusal(string Code, string Message, int Status) : CallFault;

    /// <summary>The effect takes place; the caller gets something else than the answer, or nothing.</summary>
    /// <param name="Change">Makes of the answer what the caller gets.</param>
    public sealed record ChangedResponse(Func<SimulatorResponse, SimulatorResponse> Change) : CallFault;

    /// <summary>The call is answered as usual, and its effects come late.</summary>
    /// <param name="Delay">How much later everything ends that it starts.</param>
    /// <param name="Consistency">How late what it makes or changes is seen; null for as usual.</param>
    public sealed record LateEffect(TimeSpan Delay, EventualConsistency? Consistency) : CallFault;
}
