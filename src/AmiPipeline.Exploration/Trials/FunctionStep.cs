using AmiPipeline.StatesLanguage.Drivers;

namespace AmiPipeline.Exploration.Trials;

/// <summary>What a function does next: it sends a request, or comes to its end.</summary>
/// <param name="Request">The request; null at the end.</param>
/// <param name="Outcome">The task's outcome; null before the end.</param>
internal sealed record FunctionStep(RecordedRequest? Request, TaskOutcome? Outcome)
{
    /// <summary>Whether another one is this one. Of two ends, that is not known.</summary>
    /// <param name="other">The other one.</param>
    public bool IsSame(FunctionStep other) => Request is null ? other.Request is null : other.Request is not null && Request.IsSame(other.Request);

    /// <inheritdoc/>
    public override string ToString() => Request is null ? "ended" : $"sent {Request}";
}
