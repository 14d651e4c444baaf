using AmiPipeline.StatesLanguage.Data;

namespace AmiPipeline.StatesLanguage.Intrinsics;

internal static class MathFunctions
{
    public static Value MathAdd(IntrinsicCall call) => NumberValue.From(Limited(call, 0) + Limited(call, 1));

    /// <summary>A number from the first argument up to, not including, the second. With a third, the same number for the same seed.</summary>
    public static Value MathRandom(IntrinsicCall call)
    {
        var (start, end) = (Limited(call, 0), Limited(call, 1));
        if (start >= end)
        {
            throw call.Failure($"The start, {start}, must be less than the end, {end}.");
        }

        var random = call.Count == 3 ? new DeterministicRandom((ulong)call.Rounded(2)) : call.Random;
        return NumberValue.From(random.NextBetween(start, end));
    }

    private static long Limited(IntrinsicCall call, int index)
    {
        var number = call.Rounded(index);
        return number is >= int.MinValue and <= int.MaxValue
            ? number
            : throw call.Failure($"Argument {index + 1} must be between {int.MinValue} and {int.MaxValue}, but is {number}.");
    }
}
