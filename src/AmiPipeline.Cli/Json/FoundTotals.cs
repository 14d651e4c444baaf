namespace AmiPipeline.Cli.Json;

/// <summary>Sizes and estimated costs, for programs.</summary>
/// <param name="Snapshots">How many snapshots.</param>
/// <param name="SizeGiB">The size of their volumes.</param>
/// <param name="StoredGiB">The size of their data, where EC2 tells it, otherwise of their volumes.</param>
/// <param name="MonthlyUsd">What storing them for a month costs at the most.</param>
/// <param name="ConversionMonthlyUsd">What storing converted copies for a month costs, on top until the originals are removed.</param>
/// <param name="ConversionAtLeastMinutes">How long converting takes at the least, if all data moves.</param>
internal sealed record FoundTotals(int Snapshots, long SizeGiB, double StoredGiB, double MonthlyUsd, double ConversionMonthlyUsd, int ConversionAtLeastMinutes);
