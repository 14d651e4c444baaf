namespace AmiPipeline.Functions.Retention;

/// <summary>How much is done, and recorded, at once: a hundred places must fit into an execution's data, and a pass into a function's time.</summary>
internal static class FamilyLimits
{
    /// <summary>How many older images of a place are asked about, the oldest first.</summary>
    public const int Considered = 200;

    private const int MaxOfAPlace = 20;
    private const int MaxOfAll = 100;

    /// <summary>How many images of a place change in one execution, and for how many that stay the reason is recorded. The next execution continues.</summary>
    /// <param name="places">How many places there are.</param>
    public static int ImagesOfAPlace(int places) => Math.Clamp(MaxOfAll / Math.Max(1, places), 1, MaxOfAPlace);
}
