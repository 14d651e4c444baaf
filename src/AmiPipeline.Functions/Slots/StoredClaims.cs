using AmiPipeline.Slots;

namespace AmiPipeline.Functions.Slots;

/// <summary>A queue as it was read.</summary>
/// <param name="Queue">The queue.</param>
/// <param name="Version">Which of its versions; 0 if nobody has written it yet.</param>
public sealed record StoredClaims(SlotClaims Queue, long Version);
