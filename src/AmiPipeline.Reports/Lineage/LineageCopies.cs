using AmiPipeline.Plans;
using AmiPipeline.Reports.Texts;
using AmiPipeline.Verification;

namespace AmiPipeline.Reports.Lineage;

/// <summary>The copies of an image, as stages of its lineage.</summary>
/// <param name="plan">The image's plan.</param>
/// <param name="made">What was made; null if there was no execution yet.</param>
internal sealed class LineageCopies(ImagePlan plan, LineageResources? made)
{
    private const int MaxNamed = 4;

    /// <summary>The stages, in the plan's order; empty for none.</summary>
    /// <param name="image">The image or, if none is made, the source.</param>
    /// <param name="steps">Takes the steps that lead to them.</param>
    public IReadOnlyList<LineageStage> Create(LineageStage image, LineageSteps steps)
    {
        if (!plan.HasCopies)
        {
            return [];
        }

        var calls = plan.CopiesToMake().GroupBy(Wording.MadeBy).ToDictionary(same => same.Key, same => steps.Add(same.Key, Destinations([.. same])));
        var step = steps.Add(null, $"The {(plan.Copies.Count == 1 ? "copy" : "copies")} of the image{(plan.Route == ImageRoute.None ? ", committed by earlier executions: the image itself is not made" : "")}");
        var snapshots = image.Parts.SelectMany(part => part.Volumes).ToDictionary(volume => volume.Name);
        return [.. plan.Copies.Select((copy, index) => Create(copy, made?.Copies.ElementAtOrDefault(index), snapshots) with { MadeBy = calls.TryGetValue(Wording.MadeBy(copy), out var call) ? [call] : [], Step = step })];
    }

    private LineageStage Create(CopyPlan planned, ImageCopy? copy, Dictionary<string, LineageVolume> snapshots) => new()
    {
        Title = planned.Location.Region,
        Id = copy?.ImageId ?? planned.ExistingImageId,
        Detail = $"account {planned.Location.AccountId}",
        State = State(copy),
        Reason = copy is null or { State: CopyState.Committed } ? "" : Wording.Reason(copy),
        Parts = [new(null, [], [.. planned.Devices.Select(device => Snapshot(device, copy) with { From = snapshots.GetValueOrDefault(device.DeviceName) })])],
    };

    private LineageState State(ImageCopy? copy) => made is null || copy?.State == CopyState.Committed ? LineageState.Kept
        : copy?.ImageId is not { } id ? LineageState.Missing
        : made.Removed.Contains(id) ? LineageState.Removed
        : LineageState.Temporary;

    private static LineageVolume Snapshot(CopiedDevice device, ImageCopy? copy) =>
        copy?.Devices.FirstOrDefault(found => found.DeviceName == device.DeviceName) is { } found ? LineageVolumes.Found(found) : new LineageVolume
        {
            Name = device.DeviceName,
            Encryption = device.Encrypted ? LineageEncryption.Encrypted : LineageEncryption.Plain,
            Keys = device.Key is { } key ? [key.KmsKeyId] : [],
        };

    private string Destinations(IReadOnlyList<CopyPlan> copies) => copies.Count <= MaxNamed ? $" to {string.Join(", ", copies.Select(copy => copy.Location.Describe(plan.Location)))}" : $" to {copies.Count} destinations";
}
