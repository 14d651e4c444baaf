namespace AmiPipeline.Cli.Progress;

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

/// <summary>How a step of an execution went.</summary>
internal enum StepOutcome
{
    /// <summary>It succeeded.</summary>
    Done,

    /// <summary>It failed and is retried.</summary>
    Retried,

    /// <summary>It failed, and the build with it.</summary>
    Failed,
}

/// <summary>Shows nothing: the result is a document for a program.</summary>
internal sealed class NoProgress : IProgressView
{
    public void Show(ProgressLine line)
    {
    }

    public void ShowActive(TimeSpan at, IReadOnlyList<string> activities)
    {
    }
}
