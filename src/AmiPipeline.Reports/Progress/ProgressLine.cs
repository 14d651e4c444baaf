using AmiPipeline.Reports.Texts;

namespace AmiPipeline.Reports.Progress;

/// <summary>One thing that happened in an execution.</summary>
/// <param name="At">When, since the execution's start.</param>
/// <param name="Step">The step: a task's state, or what a wait is for.</param>
/// <param name="Outcome">How it went.</param>
/// <param name="Detail">The result in a few words; may be empty.</param>
internal sealed record ProgressLine(TimeSpan At, string Step, StepOutcome Outcome, string Detail)
{
    /// <summary>When the step began, since the execution's start. Default: when the line came.</summary>
    public TimeSpan Began { get; init; } = At;

    // The longest name of a step in the pipeline's definition.
    private const int StepWidth = 26;
    private const int ClockWidth = 8;
    private const int Gap = 2;
    private const int MinDetail = 24;

    /// <summary>The clock, as the first column.</summary>
    public string Clock => $"{Wording.Clock(At),ClockWidth}{new string(' ', Gap)}";

    /// <summary>The step, as the second column.</summary>
    public string Title => $"{Step.PadRight(StepWidth)}{new string(' ', Gap)}";

    /// <summary>The detail as it continues after the columns: what is next to them, and further lines with their indentation.</summary>
    /// <param name="width">The width of the terminal.</param>
    /// <param name="signWidth">The width of what is between clock and step.</param>
    public IReadOnlyList<string> Details(int width, int signWidth)
    {
        var column = ClockWidth + Gap + signWidth + Math.Max(StepWidth, Step.Length) + Gap;
        if (column + Detail.Length <= width)
        {
            return [Detail];
        }

        var isBeside = column + Math.Max(MinDetail, TextLines.MaxWord(Detail)) <= width;
        var indent = isBeside ? column : ClockWidth + Gap + signWidth + Gap;
        var lines = TextLines.Fold(Detail, width - indent).Select((line, index) => isBeside && index == 0 ? line : new string(' ', indent) + line);
        return isBeside ? [.. lines] : ["", .. lines];
    }
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
