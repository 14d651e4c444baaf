using AmiPipeline.Cli.Reports;

namespace AmiPipeline.Cli.Progress;

/// <summary>A step that is under way: a task, a wait with its checks, or clean-up with its passes.</summary>
/// <param name="name">Its name.</param>
/// <param name="start">When it began.</param>
/// <param name="isWait">Whether it is a wait.</param>
internal sealed class Step(string name, DateTimeOffset start, bool isWait)
{
    private string _output = "{}";
    private string? _function;
    private int _calls;

    public string Name => name;

    /// <summary>When it began.</summary>
    public DateTimeOffset Start => start;

    /// <summary>What is going on, for a person.</summary>
    public string Activity => _calls == 0 ? name : $"{name}, {Wording.Count(_calls, IsCleanUp ? "pass" : "check")}";

    private bool IsCleanUp => name == StateNames.CleanUp;

    /// <summary>Takes the output of the step's function; in a loop, of each call.</summary>
    /// <param name="function">The function, one of <see cref="FunctionNames.All"/>; null for one that is not known.</param>
    /// <param name="output">The output.</param>
    public void Returned(string? function, string output)
    {
        _function = function;
        _output = output;
        _calls++;
    }

    /// <summary>What came of it.</summary>
    /// <param name="now">When it ended.</param>
    public string Detail(DateTimeOffset now) =>
        IsCleanUp ? StepDetail.IsNothingMade(_output) ? "nothing was made" : $"{Wording.Count(_calls, "pass")} in {Wording.Duration(now - start)}"
        : isWait ? $"{StepDetail.StateOf(_function, _output) ?? "ready"} after {Wording.Duration(now - start)}, {Wording.Count(_calls, "check")}"
        : StepDetail.Of(_function, _output);
}
