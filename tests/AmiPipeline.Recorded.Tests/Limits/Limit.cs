using System.Globalization;

namespace AmiPipeline.Recorded.Tests.Limits;

/// <summary>A limit of EC2 that planner and simulator both hold, each for itself.</summary>
/// <param name="What">What is limited, as the document names it.</param>
/// <param name="Least">The least that EC2 takes; null if there is no least.</param>
/// <param name="Most">The most that EC2 takes.</param>
/// <param name="Source">Where EC2's limit is documented.</param>
/// <param name="Request">A request with a value of it; the planner's side.</param>
/// <param name="Call">A call with the same value; the simulator's side.</param>
internal sealed record Limit(string What, int? Least, int Most, string Source, Func<int, string> Request, Func<int, string> Call)
{
    public string Range => Least is { } least
        ? string.Create(CultureInfo.InvariantCulture, $"{least:N0} to {Most:N0}")
        : string.Create(CultureInfo.InvariantCulture, $"at most {Most:N0}");

    /// <summary>The values around both ends, and whether EC2 takes each.</summary>
    public IEnumerable<(int Value, bool IsTaken)> Probes()
    {
        yield return (Most, true);
        yield return (Most + 1, false);
        if (Least is { } least)
        {
            yield return (least, true);
            if (least > 0)
            {
                yield return (least - 1, false);
            }
        }
    }
}
