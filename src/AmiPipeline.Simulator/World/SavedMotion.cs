namespace AmiPipeline.Simulator.World;

/// <summary>Where the time and the ids of a saved world continue.</summary>
/// <param name="Now">The time at which it was saved.</param>
/// <param name="Ids">The state of the source of ids.</param>
/// <param name="EventIds">That of the ids of events.</param>
/// <param name="SessionIds">That of the credentials of sessions; 0 for that of the seed.</param>
internal sealed record SavedMotion(DateTimeOffset Now, ulong Ids, ulong EventIds, ulong SessionIds = 0);
