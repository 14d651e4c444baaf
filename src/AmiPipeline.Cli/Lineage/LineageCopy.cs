using AmiPipeline.Plans;
using AmiPipeline.Verification;

namespace AmiPipeline.Cli.Lineage;

/// <summary>A copy of the image, as a stage of its lineage.</summary>
internal static class LineageCopy
{
    /// <summary>The stage.</summary>
    /// <param name="plan">The copy's plan.</param>
    /// <param name="copy">The copy as it is; null if it is not known.</param>
    /// <param name="isPlanned">Whether there was no execution yet, so that it is not missing.</param>
    /// <param name="image">The image.</param>
    public static LineageStage Create(CopyPlan plan, ImageCopy? copy, bool isPlanned, LineageStage image)
    {
        var snapshots = image.Parts.SelectMany(part => part.Volumes).ToDictionary(volume => volume.Name);
        return new LineageStage
        {
            Title = plan.Location.Region,
            Id = copy?.ImageId ?? plan.ExistingImageId,
            Detail = copy?.Failure is { } failure ? failure.Error : $"account {plan.Location.AccountId}",
            State = isPlanned || copy?.State == CopyState.Committed ? LineageState.Kept : LineageState.Missing,
            Parts = [new(null, [], [.. plan.Devices.Select(device => Snapshot(device, copy) with { From = snapshots.GetValueOrDefault(device.DeviceName) })])],
        };
    }

    private static LineageVolume Snapshot(CopiedDevice device, ImageCopy? copy) =>
        copy?.Devices.FirstOrDefault(found => found.DeviceName == device.DeviceName) is { } found ? LineageVolumes.Found(found) : new LineageVolume
        {
            Name = device.DeviceName,
            Encryption = device.Encrypted ? LineageEncryption.Encrypted : LineageEncryption.Plain,
            Keys = device.Key is { } key ? [key.KmsKeyId] : [],
        };
}
