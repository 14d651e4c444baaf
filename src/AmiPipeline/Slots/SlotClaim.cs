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

/// <summary>What an execution was let do.</summary>
/// <param name="Admitted">The keys of what holds slots now.</param>
/// <param name="Wait">What the first of the others waits for; null if there are no others.</param>
public sealed record SlotAdmission(IReadOnlyList<string> Admitted, SlotWait? Wait);

/// <summary>What an execution waits for.</summary>
/// <param name="Slots">How many slots it needs.</param>
/// <param name="Limit">How many there are.</param>
/// <param name="Ahead">How many others wait before it.</param>
public sealed record SlotWait(int Slots, int Limit, int Ahead)
{
    private const string Start = "waiting for ";

    /// <summary>Finds such a text at the end of another one, such as an error's message.</summary>
    /// <param name="text">The text; null for none.</param>
    /// <returns>What <see cref="Describe"/> said; null if it is not there.</returns>
    public static string? Find(string? text) =>
        text is not null && text.LastIndexOf(Start, StringComparison.Ordinal) is var start and >= 0 && text.Contains("copy slot", StringComparison.Ordinal) ? text[start..].TrimEnd('.') : null;

    /// <summary>The wait for a person, as a part of a sentence.</summary>
    /// <param name="place">Where the slots are.</param>
    public string Describe(string place) =>
        $"{Start}{Slots} of {Limit} copy {(Limit == 1 ? "slot" : "slots")} in {place}, {Ahead} ahead{(Ahead >= SlotClaims.MaxWaiting ? " or more" : "")}";
}
