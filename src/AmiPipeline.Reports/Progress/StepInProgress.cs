using AmiPipeline.Reports.Texts;

namespace AmiPipeline.Reports.Progress;

/// <summary>A step in progress: a task, a wait with its checks, or clean-up with its passes.</summary>
/// <param name="name">Its name.</param>
/// <param name="label">Distinguishes it from the same step of another iteration.</param>
/// <param name="start">When it started.</param>
/// <param name="isWait">Whether it is a wait.</param>
/// <param name="isLoop">Whether it consists of several states, which repeat.</param>
internal sealed class StepInProgress(string name, string label, DateTimeOffset start, bool isWait, bool isLoop)
{
    private string _output = "{}";
    private string? _function;
    private int _calls;

    public string Name => name;

    public string Title => name + label;

    public DateTimeOffset Start => start;

    public bool IsLoop => isLoop;

    /// <summary>What is going on.</summary>
    public string Activity => _calls == 0 ? Title : $"{Title}, {(SoFar is { } soFar ? $"{soFar}, " : "")}{Wording.Count(_calls, IsCleanUp || SoFar is not null ? "pass" : "check")}";

    // In how many destinations a step is done that works on all of them.
    private string? SoFar => name switch
    {
        StateNames.CopyImages => StepDetail.CopiesSoFar(_output),
        StateNames.ShareImages => StepDetail.SharedSoFar(_output),
        StateNames.PublishImages => StepDetail.PublishedSoFar(_output),
        StateNames.RetainImages => StepDetail.RetainedSoFar(_output),
        _ => null,
    };

    private bool IsCleanUp => name == StateNames.CleanUp;

    /// <summary>Takes the output of the step's function; in a loop, of each call.</summary>
    /// <param name="function">The function, one of <see cref="FunctionNames.All"/>; null for an unknown one.</param>
    /// <param name="output">The output.</param>
    public void Returned(string? function, string output)
    {
        _function = function;
        _output = output;
        _calls++;
    }

    /// <summary>The result in a few words.</summary>
    /// <param name="now">When it ended.</param>
    public string Detail(DateTimeOffset now) =>
        IsCleanUp ? StepDetail.IsNothingMade(_output) ? "nothing was made" : $"{Wording.Count(_calls, "pass")} in {Wording.Duration(now - start)}"
        : SoFar is { } soFar ? $"{soFar} after {Wording.Duration(now - start)}, {Wording.Count(_calls, "pass")}"
        : isWait && _calls == 0 ? $"waited {Wording.Duration(now - start)}"
        : isWait ? $"{StepDetail.FindState(_function, _output) ?? "ready"} after {Wording.Duration(now - start)}, {Wording.Count(_calls, "check")}"
        : StepDetail.Describe(_function, _output);
}
