namespace AmiPipeline.Reports.Progress;

/// <summary>Shows the progress of an execution.</summary>
internal interface IProgressView
{
    /// <summary>Shows a line that stays.</summary>
    void Show(ProgressLine line);

    /// <summary>Shows the current activities, one for each active strand, until they are replaced.</summary>
    /// <param name="at">The time since the execution's start.</param>
    /// <param name="activities">The activities.</param>
    void ShowActive(TimeSpan at, IReadOnlyList<string> activities);
}
