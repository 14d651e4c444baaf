using System.Globalization;

namespace AmiPipeline.Recorded.Tests.Readers;

/// <summary>Counts what became of requests, for the tests' output.</summary>
internal sealed class Tally
{
    private readonly SortedDictionary<string, (int Planned, int Refused)> _counts = new(StringComparer.Ordinal);

    public void Add(string what, PlanOutcome outcome)
    {
        var (planned, refused) = _counts.GetValueOrDefault(what);
        _counts[what] = outcome.Plan is null ? (planned, refused + 1) : (planned + 1, refused);
    }

    public override string ToString() =>
        string.Join('\n', _counts.Select(count => string.Create(CultureInfo.InvariantCulture, $"{count.Key}: {count.Value.Planned} planned, {count.Value.Refused} refused")));
}
