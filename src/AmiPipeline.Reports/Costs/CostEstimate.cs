using System.Globalization;

namespace AmiPipeline.Reports.Costs;

/// <summary>What an execution costs, as far as there is a price for it: an upper bound for what is stored and moved, since only written blocks count.</summary>
/// <param name="Items">What is charged.</param>
internal sealed record CostEstimate(IReadOnlyList<CostItem> Items)
{
    private const decimal HoursAMonth = 730;
    private const string Linux = "Linux/UNIX";

    /// <summary>Makes it.</summary>
    /// <param name="used">What is used.</param>
    /// <param name="prices">The prices.</param>
    public static CostEstimate Create(Quantities used, PriceTable prices)
    {
        var hours = (decimal)used.Time.TotalHours;
        var temporary = used.IsPlanned ? CostBound.About : CostBound.AtMost;
        return new CostEstimate(
        [
            .. used.Snapshots.Select(snapshots => Item($"{snapshots.GiB} GiB of snapshots in {snapshots.Region}", CostPeriod.Month, prices.Find(snapshots.Region, "snapshot"), snapshots.GiB, $"snapshots in {snapshots.Region}")),
            .. used.Transfers.Select(transfer => Item($"{transfer.GiB} GiB from {used.Region} to {transfer.To}", CostPeriod.Once, prices.Find(used.Region, "transfer", transfer.To), transfer.GiB, $"transfer from {used.Region} to {transfer.To}")),
            .. used.Volumes.Select(volumes => Item(
                $"{volumes.GiB} GiB of temporary {volumes.Type} volumes", CostPeriod.Once, volumes.HasPerformance ? null : prices.Find(used.Region, "volume", volumes.Type), volumes.GiB * hours / HoursAMonth,
                $"{volumes.Type} volumes{(volumes.HasPerformance ? " with provisioned performance" : "")} in {used.Region}", temporary)),
            .. used.InstanceType is { } type ? [Item($"a temporary {type}", CostPeriod.Once, used.Platform == Linux ? prices.Find(used.Region, "instance", type) : null, hours, $"{type} in {used.Region}{(used.Platform == Linux ? "" : $" for {used.Platform ?? "an unknown platform"}")}", temporary)] : Array.Empty<CostItem>(),
            .. used.IsTimeBased ? [new CostItem("time-based copies", CostPeriod.Once, null, "no sourced price of time-based copies")] : Array.Empty<CostItem>(),
            Item($"{used.Transitions} state transitions{(used.IsPlanned ? " or more" : "")}, where the pipeline is deployed", CostPeriod.Once, prices.Find(used.Region, "transition"), used.Transitions, $"state transitions in {used.Region}", temporary),
        ]);
    }

    /// <summary>All of it in a line: a month, once, and what has no price.</summary>
    public string Summary()
    {
        var parts = new List<string>();
        Add(CostPeriod.Month, "a month");
        Add(CostPeriod.Once, "once");
        var missing = Items.Count(item => item.Usd is null);
        return string.Join(", ", parts) + (missing == 0 ? "" : $"{(parts.Count == 0 ? "" : "; ")}{missing} of {Items.Count} items have no sourced price");

        void Add(CostPeriod period, string text)
        {
            var priced = Items.Where(item => item.Period == period && item.Usd is not null).ToList();
            if (priced.Count > 0)
            {
                parts.Add($"at most {Show(priced.Sum(item => item.Usd!.Value))} {text}");
            }
        }
    }

    /// <summary>An amount, rounded up to a cent.</summary>
    /// <param name="usd">The amount.</param>
    public static string Show(decimal usd) => string.Create(CultureInfo.InvariantCulture, $"${Math.Ceiling(usd * 100) / 100:0.00}");

    private static CostItem Item(string what, CostPeriod period, Price? price, decimal quantity, string of, CostBound bound = CostBound.AtMost) => price is null
        ? new CostItem(what, period, null, $"no sourced price of {of}")
        : new CostItem(what, period, price.Usd * quantity, string.Create(CultureInfo.InvariantCulture, $"${price.Usd} as of {price.Date:yyyy-MM-dd}: {price.Source}")) { Bound = bound };
}
