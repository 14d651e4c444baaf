namespace AmiPipeline.Slots;

/// <summary>What an execution was let do.</summary>
/// <param name="Admitted">The keys of what holds slots now.</param>
/// <param name="Wait">What the first of the others waits for; null if there are no others.</param>
/// <param name="Pace">How soon to come again for it.</param>
public sealed record SlotAdmission(IReadOnlyList<string> Admitted, SlotWait? Wait, SlotPace Pace);
