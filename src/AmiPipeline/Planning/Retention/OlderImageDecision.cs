using AmiPipeline.Requests;
using AmiPipeline.Verification;

namespace AmiPipeline.Planning.Retention;

/// <summary>Decides what comes of an image that is not among the newest of its family. Pure.</summary>
/// <param name="Changes">Whether something is to be done.</param>
/// <param name="State">What is to come of it.</param>
/// <param name="Reason">Why.</param>
public sealed record OlderImageDecision(bool Changes, OlderImageState State, string Reason)
{
    private const string Available = "available";
    private const string Disabled = "disabled";

    // The execution that made it may still copy, share or publish it, and nothing in AWS refers to it until that is done.
    private static readonly TimeSpan MinAge = TimeSpan.FromDays(1);

    /// <summary>Decides.</summary>
    /// <remarks>What is used or protected stays. What is not used goes at once. If that is not known, it is deprecated, then disabled, then gone, with time to object in between.</remarks>
    /// <param name="facts">What AWS says about the image.</param>
    /// <param name="retention">What the request says.</param>
    /// <param name="now">The time.</param>
    public static OlderImageDecision From(OlderImageFacts facts, RequestRetention retention, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(retention);
        return Stays(facts, now) is { } why ? new(Changes: false, OlderImageState.Kept, why)
            : facts is { State: Disabled, Leaving.Step: LeavingStep.Removing } ? new(Changes: true, OlderImageState.Removed, "its removal had begun")
            // Whoever could use it before no longer can: only time shows whether somebody misses it.
            : facts is { State: Disabled, Leaving: { Step: LeavingStep.Disabled } disabled } ? Disable(disabled.Since, retention, now)
            : facts.Unknown.Count == 0 ? new(Changes: true, OlderImageState.Removed, "not used")
            : OnItsWay(facts, retention, now);
    }

    /// <summary>Why an image stays as it is, by what is known of it so far, whatever else may be unknown; null if it may change.</summary>
    /// <param name="facts">What AWS says about the image.</param>
    /// <param name="now">The time.</param>
    public static string? Stays(OlderImageFacts facts, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return facts.IsProtected ? "protected from being deregistered"
        : facts.State is not (Available or Disabled) ? $"its state is {facts.State}"
        : facts is { State: Disabled, Leaving: null or { Step: LeavingStep.Deprecated } } ? "disabled by somebody else"
        : now - facts.Created < MinAge ? "made less than a day ago, so that its execution may still be using it"
        : facts.UsedBy.Count == 0 ? null
        : facts.UsedBy.Count == 1 ? $"used by {facts.UsedBy[0]}"
        : $"used by {facts.UsedBy[0]} and {facts.UsedBy.Count - 1} more";
    }

    // An image that somebody has enabled again starts over, and so does one that was restored from the Recycle Bin: its tag still says that it is being removed.
    private static OlderImageDecision OnItsWay(OlderImageFacts facts, RequestRetention retention, DateTimeOffset now)
    {
        var unknown = string.Join("; ", facts.Unknown);
        if (facts.Leaving is not { Step: LeavingStep.Deprecated } deprecated)
        {
            return new(Changes: true, OlderImageState.Deprecated, unknown);
        }

        var disabled = deprecated.Since.AddDays(retention.DisableAfterDays);
        return now < disabled
            ? new(Changes: false, OlderImageState.Deprecated, $"{unknown}; is disabled from {Text(disabled)} on")
            : new(Changes: true, OlderImageState.Disabled, $"{unknown}; deprecated since {Text(deprecated.Since)}");
    }

    private static OlderImageDecision Disable(DateTimeOffset since, RequestRetention retention, DateTimeOffset now)
    {
        var removed = since.AddDays(retention.RemoveAfterDays);
        return now < removed
            ? new(Changes: false, OlderImageState.Disabled, $"is removed from {Text(removed)} on")
            : new(Changes: true, OlderImageState.Removed, $"disabled since {Text(since)}");
    }

    private static string Text(DateTimeOffset time) => $"{time.UtcDateTime:yyyy-MM-dd}";
}
