namespace AmiPipeline.Slots;

/// <summary>The pauses of those who wait for slots, by their pace.</summary>
public static class SlotPauses
{
    /// <summary>A free slot waits for half of it on average; so many come again one after the other, and each looks at what all copies have come to.</summary>
    public static readonly TimeSpan Near = TimeSpan.FromSeconds(30);

    /// <summary>If EC2 says nothing better.</summary>
    public static readonly TimeSpan Later = TimeSpan.FromMinutes(4);

    /// <summary>What takes hours need not be asked for each minute: the retries last longer.</summary>
    public static readonly TimeSpan Far = TimeSpan.FromMinutes(30);

    /// <summary>By so much the other pauses grow: one that is near and stays so, since a copy does not end, comes as rarely as the others in the end.</summary>
    public const double Growth = 1.05;

    /// <summary>So far grow the pauses that are not <see cref="Far"/>: shorter than <see cref="SlotClaims.MaxSilence"/>.</summary>
    public static readonly TimeSpan Max = TimeSpan.FromSeconds(400);

    // Its next look would come too late otherwise: a pause grows.
    private static readonly TimeSpan NearIfWithin = TimeSpan.FromMinutes(6);

    /// <summary>What takes longer is <see cref="SlotPace.Far"/>, however long it takes.</summary>
    internal static readonly TimeSpan FarIfBeyond = TimeSpan.FromMinutes(40);

    /// <summary>The pace of a wait.</summary>
    /// <param name="about">How long it takes as far as is known; null if nobody knows.</param>
    public static SlotPace PaceOf(TimeSpan? about) =>
        about is not { } time ? SlotPace.Later : time <= NearIfWithin ? SlotPace.Near : time > FarIfBeyond ? SlotPace.Far : SlotPace.Later;

    /// <summary>The first pause of a pace.</summary>
    /// <param name="pace">The pace.</param>
    public static TimeSpan First(SlotPace pace) => pace switch
    {
        SlotPace.Near => Near,
        SlotPace.Far => Far,
        _ => Later,
    };
}
