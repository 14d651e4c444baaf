namespace AmiPipeline.Cli.Json;

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
