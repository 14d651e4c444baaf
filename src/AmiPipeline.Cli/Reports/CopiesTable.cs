using AmiPipeline.Plans;
using AmiPipeline.Reports.Texts;
using AmiPipeline.Verification;

namespace AmiPipeline.Cli.Reports;

/// <summary>The copies of an image, device by device: as they must look, and as they are. Both tables have the same rows.</summary>
internal static class CopiesTable
{
    /// <summary>As planned; null if there are none.</summary>
    /// <param name="plan">The image's plan.</param>
    /// <param name="keys">Short names of keys.</param>
    public static TextTable? Create(ImagePlan plan, KeyNames keys)
    {
        if (!plan.HasCopies)
        {
            return null;
        }

        var table = new TextTable(unwrapped: 2, "Copy in", "Device", "Encrypted", "Key", "Made by");
        foreach (var copy in plan.Copies)
        {
            AddRows(table, copy.Location.Describe(plan.Location), copy.Devices, device =>
                [device.DeviceName, Wording.YesOrNo(device.Encrypted), device.Key is { } key ? Describe(key.KmsKeyId, key.Origin, keys) : "", Wording.MadeBy(copy)]);
        }

        return table;
    }

    /// <summary>As they are; null if there are none.</summary>
    /// <param name="image">The image.</param>
    /// <param name="keys">Short names of keys.</param>
    public static TextTable? Create(VerifiedImage image, KeyNames keys)
    {
        if (image.Copies is not { } copies)
        {
            return null;
        }

        var isComplete = copies.Items.All(copy => copy.State == CopyState.Committed);
        var table = new TextTable(unwrapped: 4, ["Copy in", "Image", "Device", "Snapshot", "Encrypted", "Key", .. State("State")]);
        foreach (var copy in copies.Items)
        {
            if (IsNotMade(copy) || copy.Devices.Count == 0)
            {
                table.Add([copy.Location.Describe(image.Location), "", "", "", "", "", .. State(Describe(copy))]);
                continue;
            }

            AddRows(table, copy.Location.Describe(image.Location), copy.Devices, device =>
            [
                $"{copy.ImageId}{(copy.Route == ImageRoute.Existing ? ", kept" : "")}", device.DeviceName, device.SnapshotId ?? "none", Wording.YesOrNo(device.Encrypted),
                device is { KmsKeyId: { } key, KeyOrigin: { } origin } ? Describe(key, origin, keys) : "", .. State(Describe(copy)),
            ]);
        }

        return table;

        string[] State(string text) => isComplete ? [] : [text];
    }

    /// <summary>The keys of copies, for the list of names.</summary>
    public static IEnumerable<string?> Keys(VerifiedImage image) => (image.Copies?.Items ?? []).Where(copy => !IsNotMade(copy)).SelectMany(copy => copy.Devices).Select(device => device.KmsKeyId);

    /// <inheritdoc cref="Keys(VerifiedImage)"/>
    public static IEnumerable<string?> Keys(ImagePlan plan) => plan.Copies.SelectMany(copy => copy.Devices).Select(device => device.Key?.KmsKeyId);

    private static void AddRows<TDevice>(TextTable table, string where, IEnumerable<TDevice> devices, Func<TDevice, IEnumerable<string>> cells)
    {
        foreach (var device in devices)
        {
            table.Add([where, .. cells(device)]);
        }
    }

    private static bool IsNotMade(ImageCopy copy) => copy.State is CopyState.Failed or CopyState.RolledBack;

    // Why stands in the cause, above the table.
    private static string Describe(ImageCopy copy) =>
        copy.Failure is { } failure ? $"failed: {failure.Error}" : copy.State == CopyState.RolledBack ? "given up" : copy.State.JsonName();

    private static string Describe(string key, KeyOrigin origin, KeyNames keys) => $"{keys.Shorten(key)}, {AcceptedKey.Describe(origin)}";
}
