using AmiPipeline.Verification;

namespace AmiPipeline.Functions.Retention;

/// <summary>What an error means for the older images of one place: to try again soon, or the end of it.</summary>
internal static class RetentionErrors
{
    /// <summary>The place after an error.</summary>
    public static FamilyInProgress Record(FamilyInProgress item, Exception error, DateTimeOffset now) =>
        PassingErrors.Retry(error, item.Attempts, now) is { } due ? item with { Attempts = item.Attempts + 1, Due = due } : GiveUp(item, error);

    /// <summary>What an error says of one image alone; null for one that passes, and is tried again with all others.</summary>
    public static Failure? LastingFailure(Exception error) =>
        AwsErrors.Translate(error, FunctionNames.RetainImages) is var known && !PassingErrors.Passes(known) ? DestinationFailures.From(known) : null;

    /// <summary>The place, failed: what was decided and is not known to be done is not reported as done.</summary>
    public static FamilyInProgress GiveUp(FamilyInProgress item, Exception error) => item with
    {
        State = RetentionState.Failed,
        Failure = item.Failure ?? DestinationFailures.From(error),
        Images = [.. item.Images.Select(older => item.Pending?.Contains(older.ImageId) == true ? older with { State = OlderImageState.Failed, Reason = RetentionTable.Shorten($"not known to be {older.State.JsonName()}") } : older)],
        Pending = null,
        ReportsAwaited = null,
        Due = null,
        Attempts = 0,
    };
}
