using System.Diagnostics.CodeAnalysis;

namespace AmiPipeline.Slots;

/// <summary>What an execution waits for.</summary>
/// <param name="Slots">How many slots it needs.</param>
/// <param name="Limit">How many there are.</param>
/// <param name="Ahead">How many others wait before it.</param>
public sealed record SlotWait(int Slots, int Limit, int Ahead)
{
    private const string Start = "waiting for ";

    /// <summary>Whether an error says that an execution waits for its turn, and the message for what.</summary>
    /// <param name="error">The error's name.</param>
    public static bool IsError([NotNullWhen(true)] string? error) => error is nameof(WaitingForCopySlotsException) or nameof(NextForCopySlotsException) or nameof(FarFromCopySlotsException);

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
