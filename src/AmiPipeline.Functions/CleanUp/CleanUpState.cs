using AmiPipeline.Functions.Images;
using AmiPipeline.Verification;
using AmiPipeline.Waiting;

namespace AmiPipeline.Functions.CleanUp;

/// <summary>The part of an execution's data that clean-up looks at. After a failure most of it is missing.</summary>
public sealed record CleanUpState
{
    /// <summary>What else clean-up has to say has room behind it: a cause has at most 32,768 characters (Step Functions API Reference, ExecutionFailedEventDetails).</summary>
    internal const int MaxCause = 31_000;

    /// <summary>The error that the build ended with; null after a success.</summary>
    public StateError? Error { get; init; }

    /// <summary>The state of clean-up.</summary>
    public CleanUpProgress CleanUp { get; init; } = new();

    /// <summary>The plan.</summary>
    public ImagePlan? Plan { get; init; }

    /// <summary>The source, which may be an intermediate image of ours.</summary>
    public SourceImage? Source { get; init; }

    /// <summary>The image.</summary>
    public ImageInProgress? Image { get; init; }

    /// <summary>The temporary instance.</summary>
    public InstanceInProgress? Instance { get; init; }

    /// <summary>The created volumes.</summary>
    public VolumesInProgress? Volumes { get; init; }

    /// <summary>The volumes that the instance has booted from and others took the place of.</summary>
    public VolumesInProgress? Detached { get; init; }

    /// <summary>The snapshots.</summary>
    public SnapshotsInProgress? Snapshots { get; init; }

    /// <summary>
    /// What was committed by the execution's own word: EC2 may still give the tags of before (EC2 API Reference, "Eventual consistency"). Null if nothing was.
    /// </summary>
    public CommitImageOutput? Committed { get; init; }

    /// <summary>The verified image with its copies.</summary>
    public ImageWithCopies? Result { get; init; }

    /// <summary>Of the event of an execution's end: what the execution was started with. Null within the execution itself.</summary>
    public EndedInput? Detail { get; init; }

    /// <summary>The image that other accounts may have been let read; null if it is not known, or none was made.</summary>
    public string? SharedImageId => Result is { ImageId: { Length: > 0 } verified } ? verified : Plan?.ExistingImageId;

    /// <summary>Whether the data has the outcome of the build. It has none if the execution was ended from outside.</summary>
    public bool HasOutcome => Error is not null || Committed is not null;

    /// <summary>Why the build failed, with what had failed in destinations before; null if it did not.</summary>
    /// <remarks>Each is in the data once only, which has room for one table of a hundred copies.</remarks>
    public Failure? BuildFailure()
    {
        if (Error is null)
        {
            return null;
        }

        Failure[] all = [.. new[] { Result?.Copies?.Failure, Result?.Sharing?.Failure, Result?.Publications?.Failure, Result?.Retention?.Failure, Error }.OfType<StateError>().DistinctBy(error => error.Error).Select(Failure.From)];
        var cause = string.Join('\n', all.Select(failure => failure.Cause));
        return all[0] with { Cause = cause.Length > MaxCause ? cause[..MaxCause] + "…" : cause };
    }

    /// <summary>Where the resources are that the execution recorded.</summary>
    public IEnumerable<AwsLocation> RecordedLocations() =>
        new[] { Source?.Location, Image?.Location, Instance?.Location, Volumes?.Location, Detached?.Location, Snapshots?.Location }.OfType<AwsLocation>();

    /// <summary>The ids of what is committed by the execution's own word: of the image, and of its copies.</summary>
    public IReadOnlyList<string> CommittedIds() =>
        [.. Committed?.ResourceIds ?? [], .. Result?.Copies?.CommittedIds ?? [], .. Copies.Where(copy => copy.State == CopyState.Committed).SelectMany(copy => copy.Ids())];

    /// <summary>The ids of what the execution recorded as made, and did not commit.</summary>
    public IEnumerable<string> RecordedIds() => Recorded().Select(made => made.Id).Except(CommittedIds());

    /// <summary>Where what the execution recorded as made is, by its id.</summary>
    public IReadOnlyDictionary<string, AwsLocation> RecordedPlaces() => Recorded().DistinctBy(made => made.Id).ToDictionary(made => made.Id, made => made.Location);

    /// <summary>Whether there can be nothing that a listing misses because it is new: all is made for long, or was made by calls that were each answered.</summary>
    /// <param name="now">The time.</param>
    /// <param name="listedWithin">How long a new resource may be missing in listings.</param>
    public bool IsAllListed(DateTimeOffset now, TimeSpan listedWithin) =>
        Committed is not null && Error is null && !Copies.Any(copy => copy.IsUncertain)
        && new[] { Image?.Wait, Instance?.Wait, Volumes?.Wait, WaitOfTheLastSnapshots }.OfType<WaitState>().All(wait => !wait.RequestedAgain || now - wait.StartedAt >= listedWithin);

    private IReadOnlyList<CopyInProgress> Copies => Result?.Copies?.Items ?? [];

    private IEnumerable<(string Id, AwsLocation Location)> Recorded() =>
        At(Source?.Location, Source?.ImageId == Plan?.SourceId ? null : Source?.ImageId)
            .Concat(At(Image?.Location, Image?.ImageId))
            .Concat(At(Instance?.Location, [Instance?.InstanceId, .. Instance?.SecurityGroupIds ?? []]))
            .Concat(At(Volumes?.Location, [.. (Volumes?.Items ?? []).Select(volume => volume.VolumeId)]))
            .Concat(At(Detached?.Location, [.. (Detached?.Items ?? []).Select(volume => volume.VolumeId)]))
            .Concat(At(Snapshots?.Location, [.. (Snapshots?.Items ?? []).Select(snapshot => snapshot.SnapshotId)]))
            .Concat(Copies.SelectMany(copy => At(copy.Location, [.. copy.Ids()])));

    private static IEnumerable<(string Id, AwsLocation Location)> At(AwsLocation? location, params string?[] ids) =>
        location is null ? [] : ids.Where(id => !string.IsNullOrEmpty(id)).Select(id => (id!, location));

    // Snapshots are started in several rounds, in one wait.
    private WaitState? WaitOfTheLastSnapshots => Snapshots is null ? null : Snapshots.Wait with { StartedAt = Snapshots.StartedAt };
}

/// <summary>What an ended execution was started with.</summary>
/// <param name="Input">The request document as a text; null if it is no longer known, or was too long for the event.</param>
public sealed record EndedInput(string? Input = null);
