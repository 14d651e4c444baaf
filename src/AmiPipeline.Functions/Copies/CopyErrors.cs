using AmiPipeline.Slots;
using AmiPipeline.Verification;

namespace AmiPipeline.Functions.Copies;

/// <summary>What an error means for one copy: to try again soon, to wait for a quota, or the end of it. As the state machine's Retry does for an image.</summary>
internal static class CopyErrors
{
    /// <summary>How long a quota is waited for: longer than the 48 hours that EBS allows another copy.</summary>
    internal static readonly TimeSpan MaxHeld = TimeSpan.FromHours(52);

    private static readonly TimeSpan BetweenHeld = TimeSpan.FromMinutes(5);

    /// <summary>The copy after an error.</summary>
    public static CopyInProgress Record(CopyInProgress copy, Exception error, DateTimeOffset now) => error switch
    {
        QuotaExceededException or SnapshotRateExceededException or WaitingForCopySlotsException => now - (copy.HeldSince ?? now) >= MaxHeld
            ? GiveUp(copy, error)
            : copy with { HeldSince = copy.HeldSince ?? now, Waits = error is WaitingForCopySlotsException ? SlotWait.Find(error.Message) : null, Attempts = 0, Due = now + BetweenAttempts(error) },
        _ => PassingErrors.Passes(error) ? Again(copy, error, now) : GiveUp(copy, error),
    };

    /// <summary>The copy, failed, with no more than clean-up and a person need: a hundred of them must fit into an execution's data.</summary>
    public static CopyInProgress GiveUp(CopyInProgress copy, Exception error) => copy with
    {
        State = CopyState.Failed,
        Failure = DestinationFailures.From(error),
        Made = [.. copy.Ids()],
        Image = null,
        Snapshots = null,
        Due = null,
        Waits = null,
    };

    /// <summary>Whether a copy has failed, and EC2 no longer copies anything for it: nothing was begun, or the image failed as a whole.</summary>
    public static bool HasEnded(CopyInProgress copy) => copy is { State: CopyState.Failed } && (copy.Made.Count == 0 || copy.Failure?.Error == nameof(ImageFailedException));

    /// <summary>The copy, given up for another one's sake, with what was made for it.</summary>
    public static CopyInProgress RollBack(CopyInProgress copy) => copy with { State = CopyState.RolledBack, Made = [.. copy.Ids()], Image = null, Snapshots = null, Due = null, Waits = null };

    private static TimeSpan BetweenAttempts(Exception error) => error switch
    {
        NextForCopySlotsException => SlotPauses.Near,
        FarFromCopySlotsException => SlotPauses.Far,
        WaitingForCopySlotsException => SlotPauses.Later,
        _ => BetweenHeld,
    };

    // Whether a call took effect that got no answer is not known.
    private static CopyInProgress Again(CopyInProgress copy, Exception error, DateTimeOffset now) => copy.Attempts + 1 >= PassingErrors.MaxAttempts
        ? GiveUp(copy with { IsUncertain = true }, error)
        : copy with { Attempts = copy.Attempts + 1, IsUncertain = true, Due = PassingErrors.NextAttempt(copy.Attempts + 1, now) };
}
