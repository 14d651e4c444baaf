using System.Text.Json;
using AmiPipeline.Functions.Catalog;
using AmiPipeline.Functions.CleanUp;
using AmiPipeline.Functions.ExecutionData;
using AmiPipeline.Functions.Images;
using AmiPipeline.Functions.PlanImage;
using AmiPipeline.Functions.Sharing;
using AmiPipeline.Reports.Texts;
using AmiPipeline.Verification;

namespace AmiPipeline.Reports.Progress;

/// <summary>Describes the result of a step in a few words, by the function that ran.</summary>
internal static class StepDetail
{
    /// <summary>The description; empty if the output has nothing worth a line, or comes from an unknown version of the function.</summary>
    /// <param name="function">The function, one of <see cref="FunctionNames.All"/>; null for one that is not known.</param>
    /// <param name="output">Its output.</param>
    public static string Describe(string? function, string output) => IfKnown(output, json => function switch
    {
        FunctionNames.PlanImage => Planned(FunctionOutput.Read<PlanImageOutput>(json)),
        FunctionNames.ShareSource or FunctionNames.UnshareSource => Shared(FunctionOutput.Read<SharedSource>(json)),
        FunctionNames.StartCopy or FunctionNames.CaptureImage or FunctionNames.CreateImage or FunctionNames.RegisterImage => FunctionOutput.Read<ImageInProgress>(json).ImageId,
        FunctionNames.LaunchInstance or FunctionNames.StopInstance => FunctionOutput.Read<InstanceInProgress>(json).InstanceId,
        FunctionNames.CreateVolumes or FunctionNames.AttachVolumes => Volumes(FunctionOutput.Read<VolumesInProgress>(json)),
        FunctionNames.DetachVolumes => FunctionOutput.Read<VolumesInProgress>(json) is { Items.Count: > 0 } volumes ? Volumes(volumes) : "nothing is in the way",
        FunctionNames.CopySnapshots => Started(FunctionOutput.Read<SnapshotsInProgress>(json)),
        FunctionNames.VerifyImage => $"as planned, {Wording.Count(FunctionOutput.Read<VerifiedImage>(json).Devices.Count, "device")}",
        FunctionNames.CommitImage => Committed(FunctionOutput.Read<CommitImageOutput>(json)),
        _ => null,
    }) ?? "";

    /// <summary>The state that a check found; null for a check of several resources.</summary>
    /// <param name="function">The check function; null for one that is not known.</param>
    /// <param name="output">Its output.</param>
    public static string? FindState(string? function, string output) => IfKnown(output, json => function switch
    {
        FunctionNames.CheckImage => FunctionOutput.Read<ImageInProgress>(json).State,
        FunctionNames.CheckInstance => FunctionOutput.Read<InstanceInProgress>(json).State,
        FunctionNames.CheckSnapshots when FunctionOutput.Read<SnapshotsInProgress>(json).StartMore => "room for more",
        _ => null,
    });

    /// <summary>How far EC2 was at a check or a pass; null for what has no progress, and for an unknown version of the function.</summary>
    /// <param name="function">The function, one of <see cref="FunctionNames.All"/>; null for one that is not known.</param>
    /// <param name="output">Its output.</param>
    /// <param name="snapshots">How many snapshots an image is to have, at least 1: their progress is shown as one.</param>
    public static string? Progress(string? function, string output, int snapshots) => IfKnown(output, json => function switch
    {
        FunctionNames.CheckImage when FunctionOutput.Read<ImageInProgress>(json) is var image => image.Ready ? image.State : $"{image.State}{Percent(image.Wait.Done, snapshots)}",
        FunctionNames.CheckInstance => FunctionOutput.Read<InstanceInProgress>(json).State,
        FunctionNames.CheckVolumes => FunctionOutput.Read<VolumesInProgress>(json).Ready ? "ready" : "not ready",
        FunctionNames.CheckSnapshots when FunctionOutput.Read<SnapshotsInProgress>(json) is var made =>
            made.Ready ? "completed" : $"pending{Percent(made.Wait.Done - made.Items.Count, made.Items.Count + made.NotStarted.Count)}{(made.NotStarted.Count == 0 ? "" : $", {made.NotStarted.Count} not started")}",
        FunctionNames.CopyImages => CopiesSoFar(json),
        FunctionNames.ShareImages => SharedSoFar(json),
        FunctionNames.PublishImages => PublishedSoFar(json),
        FunctionNames.RetainImages => RetainedSoFar(json),
        FunctionNames.CleanUp when FunctionOutput.Read<CleanUpProgress>(json) is { Remaining: { Count: > 0 } remaining } => string.Join(", ", remaining.Select(resource => $"{resource.Id} {resource.State}")),
        FunctionNames.CleanUp => "nothing remains",
        _ => null,
    });

    // A wait sums the progress of all snapshots.
    private static string Percent(int? sum, int snapshots) => sum is { } percent && snapshots > 0 ? $", {Math.Clamp(percent / snapshots, 0, 100)} %" : "";

    /// <summary>How many copies are committed and have failed.</summary>
    /// <param name="output">The output of a pass over the copies.</param>
    public static string CopiesSoFar(string output) => IfKnown(output, json =>
    {
        var items = FunctionOutput.Read<CopiesInProgress>(json).Items;
        var failed = items.Count(copy => copy.State == CopyState.Failed);
        var verified = items.Count(copy => copy.State == CopyState.Verified);
        return $"{(verified == 0 ? "" : $"{verified} verified, ")}{items.Count(copy => copy.State == CopyState.Committed)} of {items.Count} committed{(failed == 0 ? "" : $", {failed} failed")}";
    }) ?? "copies";

    /// <summary>How many images are shared as requested, and have failed.</summary>
    /// <param name="output">The output of a pass over them.</param>
    public static string SharedSoFar(string output) => IfKnown(output, json =>
    {
        var items = FunctionOutput.Read<SharingInProgress>(json).Items;
        var failed = items.Count(step => step.State == SharingState.Failed);
        return $"{items.Count(step => step.State is SharingState.Shared or SharingState.Unshared)} of {Wording.Count(items.Count, "image")} shared as requested{(failed == 0 ? "" : $", {failed} failed")}";
    }) ?? "images";

    /// <summary>How many images are published and have failed to be.</summary>
    /// <param name="output">The output of a pass over them.</param>
    public static string PublishedSoFar(string output) => IfKnown(output, json =>
    {
        var items = FunctionOutput.Read<PublicationsInProgress>(json).Items;
        var failed = items.Count(item => item.State == PublicationState.Failed);
        return $"{items.Count(item => item.State == PublicationState.Published)} of {items.Count} published{(failed == 0 ? "" : $", {failed} failed")}";
    }) ?? "publishing";

    /// <summary>What has come of older images.</summary>
    /// <param name="output">The output of a pass over all places.</param>
    public static string RetainedSoFar(string output) => IfKnown(output, json =>
        RetentionRows.Summarize(FunctionOutput.Read<RetentionInProgress>(json).Items.Where(item => !item.IsUnfinished))) ?? "older images";

    /// <summary>Whether clean-up had nothing to look for.</summary>
    /// <param name="output">Its output.</param>
    public static bool IsNothingMade(string output) => IfKnown(output, json => FunctionOutput.Read<CleanUpProgress>(json).NothingMade);

    // A deployed state machine may be older or newer than this program: its executions are shown without details then.
    private static T? IfKnown<T>(string output, Func<string, T> read)
    {
        try
        {
            return read(output);
        }
        catch (JsonException)
        {
            return default;
        }
    }

    private static string Volumes(VolumesInProgress volumes) => string.Join(", ", volumes.Items.Select(volume => volume.VolumeId));

    private static string Planned(PlanImageOutput output) => $"route {Wording.Routes(output.Plan.Route, output.Plan.SecondRoute)}";

    private static string Started(SnapshotsInProgress snapshots) => snapshots.NotStarted.Count == 0
        ? string.Join(", ", snapshots.Items.Select(snapshot => snapshot.SnapshotId))
        : $"{snapshots.Items.Count} of {snapshots.Items.Count + snapshots.NotStarted.Count}; EC2 starts no more yet";

    private static string Committed(CommitImageOutput output) =>
        output.NotNow ? "not now; the copies come first" : output.Before || output.ResourceIds.Count == 0 ? "committed before" : $"the image and {Wording.Count(output.ResourceIds.Count - 1, "snapshot")}";

    private static string Shared(SharedSource source)
    {
        if (source.AccountId is null)
        {
            return "the source is the account's own";
        }

        var keys = source.ResourceIds.Count(Arn.IsClaimedBy);
        var snapshots = source.ResourceIds.Count(id => Ec2ResourceIds.KindOf(id) == Ec2ResourceKind.Snapshot);
        string[] parts =
        [
            .. keys + snapshots < source.ResourceIds.Count ? ["the image"] : Array.Empty<string>(),
            .. snapshots > 0 ? [Wording.Count(snapshots, "snapshot")] : Array.Empty<string>(),
            .. keys > 0 ? [Wording.Count(keys, "key")] : Array.Empty<string>(),
        ];
        return $"{(parts.Length == 0 ? "nothing" : string.Join(", ", parts))} of account {source.AccountId}";
    }
}
