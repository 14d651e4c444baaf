namespace AmiPipeline.Cli.Json;

/// <summary>Images that were found, for programs.</summary>
/// <param name="AccountId">The account that was searched.</param>
/// <param name="Regions">The Regions.</param>
/// <param name="Images">The images, by Region and name.</param>
/// <param name="Totals">All of them together; a snapshot of several images counts once.</param>
/// <param name="Read">How many images were looked at.</param>
/// <param name="SharingUnknown">How many images were not asked whether they are shared, because no call was left.</param>
/// <param name="Calls">How many calls it took.</param>
internal sealed record FindDocument(
    string AccountId, IReadOnlyList<string> Regions, IReadOnlyList<FoundImage> Images, FoundTotals Totals, int Read, int SharingUnknown, int Calls);

/// <summary>An image that was found, for programs.</summary>
/// <param name="ImageId">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Region">Its Region.</param>
/// <param name="OwnerId">Its owner.</param>
/// <param name="Created">When it was made.</param>
/// <param name="State">Its state, in EC2's word.</param>
/// <param name="FallsShort">In which ways it falls short, by the names of the options.</param>
/// <param name="LostAttributes">What it lacks that the image has which it was copied from; absent if nothing.</param>
/// <param name="Totals">Its sizes and costs.</param>
/// <param name="Devices">Its devices with snapshots.</param>
/// <param name="Tags">Its tags.</param>
internal sealed record FoundImage(
    string ImageId, string Name, string Region, string OwnerId, DateTimeOffset Created, string State, IReadOnlyList<string> FallsShort,
    IReadOnlyList<string>? LostAttributes, FoundTotals Totals, IReadOnlyList<FoundDevice> Devices, IReadOnlyDictionary<string, string> Tags);

/// <summary>A device of an image that was found, for programs.</summary>
/// <param name="DeviceName">Its name.</param>
/// <param name="SnapshotId">Its snapshot.</param>
/// <param name="SizeGiB">The size of its volume.</param>
/// <param name="Encrypted">Whether its snapshot is encrypted.</param>
/// <param name="KmsKeyId">The ARN of its key; absent if there is none, or if the account cannot read the snapshot.</param>
internal sealed record FoundDevice(string DeviceName, string SnapshotId, int SizeGiB, bool Encrypted, string? KmsKeyId);

/// <summary>Sizes and estimated costs, for programs.</summary>
/// <param name="Snapshots">How many snapshots.</param>
/// <param name="SizeGiB">The size of their volumes.</param>
/// <param name="StoredGiB">The size of their data, where EC2 tells it, otherwise of their volumes.</param>
/// <param name="MonthlyUsd">What storing them for a month costs at the most.</param>
/// <param name="ConversionMonthlyUsd">What storing converted copies for a month costs, on top until the originals are removed.</param>
/// <param name="ConversionAtLeastMinutes">How long converting takes at the least, if all data moves.</param>
internal sealed record FoundTotals(int Snapshots, long SizeGiB, double StoredGiB, double MonthlyUsd, double ConversionMonthlyUsd, int ConversionAtLeastMinutes);
