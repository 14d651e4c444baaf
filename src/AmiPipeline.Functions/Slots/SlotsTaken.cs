namespace AmiPipeline.Functions.Slots;

/// <summary>What an execution may start.</summary>
/// <param name="Held">The slots that it was given.</param>
/// <param name="Waits">What it waits for, for a person; null for nothing.</param>
internal sealed record SlotsTaken(HeldSlots Held, string? Waits);
