using AmiPipeline.Reports.Html;
using AmiPipeline.Reports.Texts;
using AmiPipeline.StepFunctions.Executions;

namespace AmiPipeline.Cli.SimulatorConsole;

/// <summary>The executions of the state machines, newest first.</summary>
internal static class ExecutionTable
{
    private const int MaxExecutions = 100;

    /// <summary>Writes it.</summary>
    /// <param name="markup">Where to.</param>
    /// <param name="executions">The executions, newest first.</param>
    public static void Write(MarkupWriter markup, IReadOnlyList<StartedExecution> executions)
    {
        if (executions.Count == 0)
        {
            markup.Element("p", "None yet. Start one with ami-pipeline start, or with an SDK.", ("class", "muted"));
            return;
        }

        var table = new HtmlTable("Executions, the newest first", "Execution", "State machine", "Status", "In the state", "Started", "Took");
        foreach (var execution in executions.Take(MaxExecutions))
        {
            var engine = execution.Execution;
            table.Add(
                new(execution.Name, Link: ConsolePaths.Execution(execution.Arn)), StateMachineArn.Parse(execution.StateMachineArn).Name, Status(execution),
                string.Join(", ", ExecutionStates.From(engine).Current), HtmlCell.Line(Wording.Moment(engine.StartTime)), HtmlCell.Line(engine.StopTime is { } stopped ? Wording.Duration(stopped - engine.StartTime) : ""));
        }

        table.WriteTo(markup);
        if (executions.Count > MaxExecutions)
        {
            markup.Element("p", $"The newest {MaxExecutions} of {executions.Count}.", ("class", "muted"));
        }
    }

    /// <summary>The status of an execution.</summary>
    /// <param name="execution">The execution.</param>
    public static HtmlCell Status(StartedExecution execution) => new(Wording.Status(execution.Status), execution.Status switch
    {
        "SUCCEEDED" => "good",
        "RUNNING" => null,
        _ => "bad",
    });
}
