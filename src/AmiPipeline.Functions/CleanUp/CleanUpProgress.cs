using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using AmiPipeline.Waiting;

namespace AmiPipeline.Functions.CleanUp;

/// <summary>The state of clean-up. The state machines write it in part: a list that is missing is empty.</summary>
public sealed record CleanUpProgress
{
    /// <summary>Whether nothing can have been made, since planning failed: then there is nothing to look for.</summary>
    public bool NothingMade { get; init; }

    /// <summary>Whether clean-up is over.</summary>
    public bool Finished { get; init; }

    /// <summary>The wait until the next pass; null before the first.</summary>
    public WaitState? Wait { get; init; }

    /// <summary>Since when listings have been empty; null while they are not.</summary>
    public DateTimeOffset? EmptySince { get; init; }

    /// <summary>How many passes in a row had a listing or a removal refused.</summary>
    public int RefusedPasses { get; init; }

    /// <summary>Recorded ids that no listing has shown yet.</summary>
    [AllowNull]
    public IReadOnlyList<string> Unseen { get; init => field = value ?? []; } = [];

    /// <summary>What listings have shown as not committed, as it was at last, and EC2 has not said to be gone.</summary>
    [AllowNull]
    public IReadOnlyList<UncommittedResource> Shown { get; init => field = value ?? []; } = [];

    /// <summary>The execution's committed images, which stay.</summary>
    [AllowNull]
    public IReadOnlyList<string> CommittedImages { get; init => field = value ?? []; } = [];

    /// <summary>What is left.</summary>
    [AllowNull]
    public IReadOnlyList<UncommittedResource> Remaining { get; init => field = value ?? []; } = [];

    /// <summary>Which listings failed, each with the reason: what they would have shown is not known.</summary>
    [AllowNull]
    public IReadOnlyList<string> ListingFailures { get; init => field = value ?? []; } = [];

    /// <summary>Why the execution fails; null if it succeeds.</summary>
    public Failure? Failure { get; init; }

    /// <summary>Where what was recorded or shown is.</summary>
    /// <param name="recorded">Where what was recorded is.</param>
    internal IReadOnlyDictionary<string, AwsLocation> PlacesWith(IReadOnlyDictionary<string, AwsLocation> recorded) =>
        Shown.Where(resource => resource.Location is not null).Select(resource => KeyValuePair.Create(resource.Id, resource.Location!)).UnionBy(recorded, place => place.Key).ToDictionary();

    /// <summary>Whether a pass has found an id to be not committed, and so may have removed it.</summary>
    internal bool MayHaveRemoved(string? id) => Shown.Any(resource => resource.Id == id && resource.State != UncommittedResource.Unknown);

    /// <summary>Whether nothing is left as far as is known, and everything could be listed.</summary>
    [JsonIgnore]
    public bool IsEmpty => Remaining.Count == 0 && ListingFailures.Count == 0;
}

/// <summary>A resource that an execution made and did not commit.</summary>
/// <param name="Id">Its id.</param>
/// <param name="State">EC2's word for its state.</param>
/// <param name="Reason">Why it could not be removed; null if it is being removed, or has to end on its own first.</param>
/// <param name="Location">Where a listing has shown it; null if none has, or the execution's data says it.</param>
public sealed record UncommittedResource(string Id, string State, string? Reason = null, AwsLocation? Location = null)
{
    /// <summary>The state of what no listing has shown at the end.</summary>
    public const string Unknown = "not known to be gone";

    /// <summary>For a person: <c>vol-… (in-use): REASON</c>.</summary>
    public override string ToString() => Reason is null ? $"{Id} ({State})" : $"{Id} ({State}): {Reason}";
}
