namespace AmiPipeline.Cli.Progress;

/// <summary>Shows how an execution goes on.</summary>
internal interface IProgressView
{
    /// <summary>Shows a line that stays.</summary>
    void Show(ProgressLine line);

    /// <summary>Shows what is going on at this moment, until something else is.</summary>
    /// <param name="at">The time since the execution's start.</param>
    /// <param name="activity">What is going on.</param>
    void ShowCurrent(TimeSpan at, string activity);
}
