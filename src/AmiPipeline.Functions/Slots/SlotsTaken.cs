using AmiPipeline.Slots;

namespace AmiPipeline.Functions.Slots;

/// <summary>What an execution may start.</summary>
/// <param name="Held">The slots that it was given.</param>
/// <param name="Waits">What it waits for, for a person; null for nothing.</param>
/// <param name="Pace">How soon to come again for it.</param>
internal sealed record SlotsTaken(HeldSlots Held, string? Waits, SlotPace Pace)
{
    /// <summary>Says by the error's name when to come again.</summary>
    /// <param name="image">The image's name.</param>
    public WaitingForCopySlotsException Error(string image)
    {
        var message = $"{image} is {Waits}.";
        return Pace switch
        {
            SlotPace.Near => new NextForCopySlotsException(message),
            SlotPace.Far => new FarFromCopySlotsException(message),
            _ => new WaitingForCopySlotsException(message),
        };
    }
}
