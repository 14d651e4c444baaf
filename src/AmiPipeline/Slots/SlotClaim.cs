namespace AmiPipeline.Slots;

/// <summary>The slots that one call of an execution holds or waits for.</summary>
/// <param name="Execution">The execution's ARN.</param>
/// <param name="Key">What the slots are for, within the execution: tried again, it is the same claim.</param>
/// <param name="Slots">How many slots.</param>
/// <param name="Holds">Whether it holds them, or waits.</param>
/// <param name="Seen">When the execution was last heard of.</param>
public sealed record SlotClaim(string Execution, string Key, int Slots, bool Holds, DateTimeOffset Seen)
{
    /// <summary>What an execution wants or has in progress.</summary>
    /// <param name="Key">What the slots are for.</param>
    /// <param name="Slots">How many, at least 1. More than there are counts as all of them.</param>
    public sealed record Wanted(string Key, int Slots = 1);
}
