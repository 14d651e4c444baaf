namespace AmiPipeline.Cli.Json;

/// <summary>Sizes and estimated costs, for programs.</summary>
/// <param name="Snapshots">How many snapshots.</param>
/// <param name="SizeGiB">The size of their volumes.</param>
/// <param name="StoredGiB">The size of their data if EC2 reports it, otherwise of their volumes.</param>
/// <param name="MonthlyUsd">What storing them for a month costs at most; absent if a Region has no sourced price.</param>
/// <param name="ConversionMonthlyUsd">What storing converted copies for a month costs, on top until the originals are removed; absent if a Region has no sourced price.</param>
/// <param name="ConversionAtLeastMinutes">How long converting takes at the least, if all data moves.</param>
/// <param name="NoPriceIn">The Regions that have no sourced price of snapshots; absent if none.</param>
internal sealed record FoundTotals(int Snapshots, long SizeGiB, double StoredGiB, decimal? MonthlyUsd, decimal? ConversionMonthlyUsd, int ConversionAtLeastMinutes, IReadOnlyList<string>? NoPriceIn);
